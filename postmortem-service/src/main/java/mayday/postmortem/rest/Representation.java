package mayday.postmortem.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** The forms a post-mortem comes in. */
enum Representation {
    JSON("application/json", ".json", ""),
    MARKDOWN("text/markdown;charset=UTF-8", ".md", "-md");

    private final String mediaType;
    private final String suffix;
    private final String tag;

    Representation(String mediaType, String suffix, String tag) {
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.tag = tag;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** The two forms are different bytes, so they have different tags. */
    String etag(int version) {
        return "\"" + version + tag + "\"";
    }

    static @Nullable Representation bySuffix(String address) {
        for (var representation : values()) {
            if (address.endsWith(representation.suffix)) {
                return representation;
            }
        }
        return null;
    }

    String without(String address) {
        return address.substring(0, address.length() - suffix.length());
    }

    /** @throws Refusal {@code not_acceptable} where neither form is wanted */
    static Representation byAccept(List<String> accept) {
        for (var wanted : wanted(accept)) {
            for (var representation : values()) {
                if (wanted.getQualityValue() > 0 && wanted.includes(representation.mediaType())) {
                    return representation;
                }
            }
        }
        throw new Refusal(ProblemCode.NOT_ACCEPTABLE, "There are application/json and text/markdown.");
    }

    private static List<MediaType> wanted(List<String> accept) {
        if (accept.isEmpty()) {
            return List.of(MediaType.ALL);
        }
        try {
            var wanted = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(wanted);
            wanted.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
            return wanted;
        } catch (InvalidMediaTypeException | InvalidMimeTypeException malformed) {
            throw new Refusal(ProblemCode.NOT_ACCEPTABLE, "The Accept header cannot be read.");
        }
    }
}
