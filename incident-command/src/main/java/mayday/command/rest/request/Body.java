package mayday.command.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Takes a JSON body off the wire: within its limits of size and time, and in UTF-8. */
final class Body {

    static final int LIMIT = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Body() {}

    static String read(HttpServletRequest request) throws IOException {
        refuseOtherThanJson(request.getContentType(), request.getHeader(HttpHeaders.CONTENT_ENCODING));
        if (request.getContentLengthLong() > LIMIT) {
            throw tooLarge();
        }
        var text = decoded(bytes(request));
        if (text.isBlank()) {
            throw new DoorRefusal(DoorCode.EMPTY_BODY, "The body is empty; it must be a JSON object, {} at least.");
        }
        return text;
    }

    private static void refuseOtherThanJson(@Nullable String contentType, @Nullable String contentEncoding) {
        if (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity")) {
            throw new DoorRefusal(DoorCode.UNSUPPORTED_MEDIA_TYPE, "Compressed bodies are not accepted.");
        }
        try {
            var type = contentType == null ? MediaType.ALL : MediaType.parseMediaType(contentType);
            var isJson = type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
            var charset = type.getCharset();
            if (isJson && (charset == null || charset.equals(StandardCharsets.UTF_8))) {
                return;
            }
        } catch (InvalidMediaTypeException _) {
            // Refused below, like every other type that is not ours.
        }
        throw new DoorRefusal(
                DoorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json in UTF-8 and say so.");
    }

    private static byte[] bytes(HttpServletRequest request) throws IOException {
        var body = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var input = request.getInputStream();
        for (int read = receive(input, buffer); read >= 0; read = receive(input, buffer)) {
            body.write(buffer, 0, read);
            if (body.size() > LIMIT) {
                throw tooLarge();
            }
            if (System.nanoTime() - deadline > 0) {
                throw tooSlow();
            }
        }
        return body.toByteArray();
    }

    private static int receive(InputStream input, byte[] buffer) {
        try {
            return input.read(buffer);
        } catch (IOException broken) {
            if (broken.getCause() instanceof SocketTimeoutException) {
                throw tooSlow();
            }
            throw new DoorRefusal(DoorCode.INCOMPLETE_BODY, "The body is not what its headers announce.");
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\uFEFF") || text.indexOf('\0') >= 0) {
                throw new DoorRefusal(
                        DoorCode.MALFORMED_ENCODING, "The body must hold neither a byte order mark nor a NUL byte.");
            }
            return text;
        } catch (CharacterCodingException malformed) {
            throw new DoorRefusal(DoorCode.MALFORMED_ENCODING, "The body is not UTF-8.");
        }
    }

    private static DoorRefusal tooLarge() {
        return new DoorRefusal(DoorCode.BODY_TOO_LARGE, "A body may be at most 1 MiB large.");
    }

    private static DoorRefusal tooSlow() {
        return new DoorRefusal(DoorCode.REQUEST_TIMEOUT, "The body did not arrive in time.");
    }
}
