package mayday.timeline.timeline;

import java.util.List;
import java.util.UUID;
import mayday.timeline.event.EncodedJson;
import mayday.timeline.event.Feed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries of an incident in the order in which they became known; the position is the sequence. */
@Repository
public class TimelineFeed {

    private final JdbcClient db;

    TimelineFeed(JdbcClient db) {
        this.db = db;
    }

    public Feed of(UUID incident) {
        return new Feed() {
            @Override
            public List<Item> after(long position) {
                return db.sql("""
                        select sequence, entry from timeline_entry
                        where incident_id = :incident and sequence > :position order by sequence limit :page
                        """)
                        .param("incident", incident)
                        .param("position", position)
                        .param("page", PAGE)
                        .query((row, _) -> new Item(row.getLong(1), EncodedJson.of(row.getBytes(2))))
                        .list();
            }

            @Override
            public long newest() {
                return db.sql("select coalesce(max(sequence), 0) from timeline_entry where incident_id = :incident")
                        .param("incident", incident)
                        .query(Long.class)
                        .single();
            }
        };
    }
}
