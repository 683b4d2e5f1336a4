package dev.annex.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

/** Many watches at once, over a few connections; each event's age is read from the time that its writer put into it. */
final class Watches implements AutoCloseable {

    private static final int CONNECTIONS = 10;
    private static final byte[] MARK = "\"reference\":\"t".getBytes(StandardCharsets.UTF_8);

    private final HttpClient client;
    private final List<Disposable> open = new ArrayList<>();
    private final List<AtomicLong> seen = new ArrayList<>();
    private final Collection<Long> answered = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Collection<Long> ages = new ConcurrentLinkedQueue<>();
    private final Collection<Throwable> failures = new ConcurrentLinkedQueue<>();

    Watches(ServerProcess server) {
        this.client = server.client("watch", CONNECTIONS);
    }

    /** Opens watches and waits until all have been answered; how long that took. */
    Duration open(List<String> paths) throws InterruptedException {
        CountDownLatch awaited = new CountDownLatch(paths.size());
        long start = System.nanoTime();
        for (String path : paths) {
            AtomicLong events = new AtomicLong();
            seen.add(events);
            open.add(client.get()
                    .uri(path)
                    .response((response, body) -> {
                        answered.add(System.nanoTime() - start);
                        awaited.countDown();
                        return response.status().code() == 200
                                ? body.doOnNext(buffer -> count(buffer, events))
                                : Flux.error(new IllegalStateException("answered " + response.status()));
                    })
                    .subscribe(buffer -> {}, failures::add));
        }
        if (!awaited.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(awaited.getCount() + " watches were not answered: " + failures);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void count(ByteBuf buffer, AtomicLong events) {
        long now = System.nanoTime();
        bytes.addAndGet(buffer.readableBytes());
        events.addAndGet(lines(buffer));
        int from = buffer.readerIndex();
        for (int at = find(buffer, from); at >= 0; at = find(buffer, from)) {
            from = at + MARK.length;
            int end = buffer.forEachByte(
                    from, buffer.writerIndex() - from, new ByteProcessor.IndexOfProcessor((byte) '"'));
            if (end > from) {
                ages.add(now - Long.parseLong(buffer.toString(from, end - from, StandardCharsets.UTF_8)));
            }
        }
    }

    private static int find(ByteBuf buffer, int from) {
        for (int i = from; i <= buffer.writerIndex() - MARK.length; i++) {
            if (buffer.getByte(i) == MARK[0] && matches(buffer, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(ByteBuf buffer, int at) {
        for (int i = 1; i < MARK.length; i++) {
            if (buffer.getByte(at + i) != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lines(ByteBuf buffer) {
        int[] lines = new int[1];
        buffer.forEachByte(value -> {
            lines[0] += value == '\n' ? 1 : 0;
            return true;
        });
        return lines[0];
    }

    /** How many events have come in. */
    long events() {
        return seen.stream().mapToLong(AtomicLong::get).sum();
    }

    /** How many events watches lack of the number that each is to see. */
    long missed(long each) {
        return seen.stream()
                .mapToLong(events -> Math.max(0, each - events.get()))
                .sum();
    }

    /** How many events have come in beyond the number that each watch is to see. */
    long doubled(long each) {
        return seen.stream()
                .mapToLong(events -> Math.max(0, events.get() - each))
                .sum();
    }

    /** How long all but one in a hundred watches took at most to be answered. */
    Duration p99Answered() {
        return Result.p99(answered.stream().mapToLong(Long::longValue).toArray());
    }

    /** How many bytes have come in. */
    long bytes() {
        return bytes.get();
    }

    /** How old all but one in a hundred events were at most when they came in. */
    Duration p99() {
        return Result.p99(ages.stream().mapToLong(Long::longValue).toArray());
    }

    /** Waits until so many events have come in at each watch. */
    void await(long each, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (missed(each) > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    "watches failed: " + failures.iterator().next());
        }
    }

    @Override
    public void close() {
        open.forEach(Disposable::dispose);
    }
}
