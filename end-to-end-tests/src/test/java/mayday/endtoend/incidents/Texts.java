package mayday.endtoend.incidents;

import java.util.List;

/** What people write, and what hurts systems that are careless with text. */
final class Texts {

    private static final List<String> PLAIN = List.of(
            "error rate climbs on checkout",
            "pool of connections is exhausted",
            "second region follows",
            "traffic moved back, watching",
            "disk at 100 percent",
            "certificate expired at midnight");

    private static final List<String> DIFFICULT = List.of(
            "決済サービスが停止しました",
            "تعذّر الوصول إلى الخدمة",
            "служба недоступна",
            "👩‍👩‍👧‍👦 family of users cannot log in 🔥",
            "naïve façade, Zürich → São Paulo",
            "'; drop table incident_event; --",
            "100% of _users_ \\ \"quoted\" \\u0041",
            "<script>alert(1)</script> & <b>bold</b>",
            "=HYPERLINK(\"http://example.org\") +1 -1 @sum",
            "[link](javascript:alert(1)) | a | b | `code` **bold**",
            "${jndi:ldap://example.org} #{1+1} {{7*7}} %s %n",
            "first line\nsecond line",
            "  spaces around  ",
            "latency is back at 300μs",
            "logo \ue000 and object \ufffc",
            "x");

    private static final List<String> SYSTEMS = List.of(
            "checkout",
            "login",
            "search",
            "api gateway",
            "Postgres/primary",
            "データベース",
            "s3-get-list-delete",
            "CDN (eu-west-1)",
            "GitHub.com");

    private Texts() {}

    static String any(Dice dice) {
        if (dice.percent(4)) {
            return dice.oneOf(DIFFICULT).strip().replace('\n', ' ') + " " + longText(dice);
        }
        return dice.percent(30) ? dice.oneOf(DIFFICULT) : dice.oneOf(PLAIN) + " " + dice.between(1, 9_999);
    }

    static String singleLine(Dice dice) {
        return (dice.percent(25) ? dice.oneOf(DIFFICULT) : dice.oneOf(PLAIN))
                .replace('\n', ' ')
                .strip();
    }

    static String system(Dice dice) {
        return dice.oneOf(SYSTEMS);
    }

    private static String longText(Dice dice) {
        return "The queue grew, the workers fell behind; "
                .repeat(dice.between(10, 90))
                .strip();
    }
}
