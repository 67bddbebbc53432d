package mayday.endtoend.badinput;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param target path and query, unescaped by nobody
 * @param headers whole lines
 */
record RawRequest(String method, String target, List<String> headers, Bytes body) {

    /** Bytes that compare by what they are. */
    static final class Bytes {
        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        static Bytes of(byte[] bytes) {
            return new Bytes(bytes);
        }

        static Bytes of(String text) {
            return new Bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static RawRequest get(String target) {
        return new RawRequest("GET", target, List.of(), Bytes.of(""));
    }

    static RawRequest post(String target, String body) {
        return new RawRequest("POST", target, List.of("Content-Type: application/json"), Bytes.of(body));
    }

    RawRequest withMethod(String other) {
        return new RawRequest(other, target, headers, body);
    }

    RawRequest withTarget(String other) {
        return new RawRequest(method, other, headers, body);
    }

    RawRequest withHeader(String line) {
        var more = new ArrayList<>(headers);
        more.add(line);
        return new RawRequest(method, target, more, body);
    }

    RawRequest withOnlyHeaders(String... lines) {
        return new RawRequest(method, target, List.of(lines), body);
    }

    RawRequest withBody(byte[] other) {
        return new RawRequest(method, target, headers, Bytes.of(other));
    }

    RawRequest withBody(String other) {
        return new RawRequest(method, target, headers, Bytes.of(other));
    }

    byte[] bytes(URI server) {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (lacks("Host")) {
            head.append("Host: ").append(server.getAuthority()).append("\r\n");
        }
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (!method.equals("GET") && lacks("Content-Length") && lacks("Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.bytes.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body.bytes);
        return all.toByteArray();
    }

    private boolean lacks(String header) {
        return headers.stream().noneMatch(line -> line.startsWith(header + ":"));
    }
}
