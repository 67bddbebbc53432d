package mayday.timeline.board;

import java.util.List;
import mayday.timeline.event.EncodedJson;
import mayday.timeline.event.Feed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the board in the order in which they changed last. */
@Repository
public class BoardFeed implements Feed {

    private final JdbcClient db;
    private final BoardQueries board;

    BoardFeed(JdbcClient db, BoardQueries board) {
        this.db = db;
        this.board = board;
    }

    @Override
    public List<Item> after(long position) {
        return db.sql(
                        "select position, shown from board_incident where position > :position order by position limit :page")
                .param("position", position)
                .param("page", PAGE)
                .query((row, _) -> new Item(row.getLong(1), EncodedJson.of(row.getBytes(2))))
                .list();
    }

    @Override
    public long newest() {
        return board.position();
    }
}
