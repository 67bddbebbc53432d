package mayday.timeline.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Page tokens are signed together with their question: nobody makes one up, or carries it to another question. */
@Component
public class PageTokens {

    private static final int SIGNATURE = 16;

    private final JdbcClient db;
    private volatile @Nullable SecretKeySpec key;

    PageTokens(JdbcClient db) {
        this.db = db;
    }

    /**
     * A token that leads to a position within the answer to a question.
     *
     * @param question everything but the position that determines the pages
     */
    public String issue(String question, String position) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(position.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(signature(question, position));
    }

    /** The position in a token that was issued for the same question. */
    public String open(String question, String token) {
        var dot = token.indexOf('.');
        try {
            var decoder = Base64.getUrlDecoder();
            var position = new String(decoder.decode(token.substring(0, Math.max(dot, 0))), StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(decoder.decode(token.substring(dot + 1)), signature(question, position))) {
                return position;
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    private static Refusal invalid() {
        var code = ProblemCode.INVALID_PAGE_TOKEN;
        return new Refusal(code, "Use the token as it was given, with the same filters", "pageToken");
    }

    private byte[] signature(String question, String position) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            var signed = mac.doFinal((question + '\n' + position).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(signed, SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            var stored =
                    db.sql("select key from signing_key").query(byte[].class).single();
            known = new SecretKeySpec(stored, "HmacSHA256");
            key = known;
        }
        return known;
    }
}
