package dev.annex.http;

import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** A request under way: what came in, what filters have found out about it, and where the answer goes. */
public final class Exchange {

    private final ServerHttpRequest request;
    private final ServerHttpResponse response;
    private final Query query;
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.NONE);
    private final Set<String> warnings = new LinkedHashSet<>();
    private final long received = System.nanoTime();
    private final AtomicLong written = new AtomicLong();
    private @Nullable RequestInfo info;
    private volatile @Nullable Route route;
    private volatile int refusal;
    private UserInfo user = UserInfo.ANONYMOUS;

    /** A request that nothing is known of yet. */
    public Exchange(ServerHttpRequest request, ServerHttpResponse response) {
        this.request = request;
        this.response = response;
        this.query = Query.parse(request.getURI().getRawQuery());
    }

    /** The request. */
    public ServerHttpRequest request() {
        return request;
    }

    /** Where the answer goes, for what every answer has, and to look at. */
    public ServerHttpResponse response() {
        return response;
    }

    /**
     * Where the answer goes, for who begins to give it now.
     *
     * @throws CancellationException if another has been given meanwhile
     */
    public ServerHttpResponse answer() {
        if (!begin()) {
            throw new CancellationException("the request has been answered otherwise");
        }
        return response;
    }

    /** Whether the answer has begun, now or before, or may begin; false if another has been given meanwhile. */
    public boolean begin() {
        return turn.get() == Turn.BEGUN || turn.compareAndSet(Turn.NONE, Turn.BEGUN) || turn.get() == Turn.BEGUN;
    }

    /** The same exchange for somebody else to answer; empty if its answer has begun. */
    public Optional<Exchange> takeOver() {
        if (!turn.compareAndSet(Turn.NONE, Turn.TAKEN)) {
            return Optional.empty();
        }
        Exchange other = new Exchange(request, response);
        other.info = info;
        other.user = user;
        return Optional.of(other);
    }

    private enum Turn {
        NONE,
        BEGUN,
        TAKEN
    }

    /** The HTTP method, as sent. */
    public String method() {
        return request.getMethod().name();
    }

    /** The path as sent, still escaped. */
    public String rawPath() {
        String path = request.getURI().getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The path with its escapes resolved. */
    public String path() {
        String path = request.getURI().getPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The query's parameters. */
    public Query query() {
        return query;
    }

    /** The first value of a header, empty if it is absent. */
    public String header(String name) {
        String value = request.getHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** All values of a header, joined as one list; empty if it is absent. */
    public String headers(String name) {
        List<String> values = request.getHeaders().get(name);
        return values == null ? "" : String.join(",", values);
    }

    /** What the path and method say; set by the first filter. */
    public RequestInfo info() {
        RequestInfo known = info;
        if (known == null) {
            throw new IllegalStateException("the request info filter has not run");
        }
        return known;
    }

    /** Says what the path and method say. */
    public void info(RequestInfo newInfo) {
        this.info = newInfo;
    }

    /** Who asks; anonymous until the authentication filter has run. */
    public UserInfo user() {
        return user;
    }

    /** Says who asks. */
    public void user(UserInfo newUser) {
        this.user = newUser;
    }

    /** When the request came in, by the clock of {@link System#nanoTime}. */
    public long received() {
        return received;
    }

    /** Which route takes the request; null if none does. */
    public @Nullable Route route() {
        return route;
    }

    /** Says which route takes the request. */
    public void route(Route taken) {
        this.route = taken;
    }

    /** The code with which the server gave the request up to protect itself; 0 if it did not. */
    public int refusal() {
        return refusal;
    }

    /** Says that the server gives the request up to protect itself. */
    public void refused(int code) {
        this.refusal = code;
    }

    /** How many bytes the answer's body has so far. */
    public long written() {
        return written.get();
    }

    /** Adds to the bytes of the answer's body. */
    public void wrote(long bytes) {
        written.addAndGet(bytes);
    }

    /** Adds a warning to the answer, once. */
    public void warn(String text) {
        synchronized (warnings) {
            warnings.add(text);
        }
    }

    /** The warnings so far. */
    public List<String> warnings() {
        synchronized (warnings) {
            return warnings.isEmpty() ? List.of() : List.copyOf(warnings);
        }
    }

    /** The query's parameters by name. */
    public Map<String, List<String>> parameters() {
        return query.parameters();
    }
}
