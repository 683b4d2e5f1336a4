package dev.annex.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.server.LoopbackServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A list in pages, all of one revision, taken while others write (W-30 to W-34). */
final class PagedList {

    private final LoopbackServer server;
    private final Expectation.Accept accept;
    private final Random random;
    private final List<JsonNode> items = new ArrayList<>();
    private long revision;
    private boolean expired;

    PagedList(LoopbackServer server, Expectation.Accept accept, Random random) {
        this.server = server;
        this.accept = accept;
        this.random = random;
    }

    /** Reads all pages; false if the server knew the revision no more, or nothing at all yet. */
    boolean read(String path) throws InterruptedException {
        String token = "";
        do {
            String page = token.isEmpty() ? path : path.replaceFirst("&resourceVersion.*", "") + "&continue=" + token;
            HttpResponse<String> answer = server.send(server.request(page).header("Accept", accept.list()));
            if (answer.statusCode() == 410 || answer.statusCode() == 429) {
                TimeUnit.MILLISECONDS.sleep(20);
                expired = answer.statusCode() == 410;
                return false;
            }
            assertThat(answer.statusCode()).as("%s: %s", page, answer.body()).isEqualTo(200);
            JsonNode list = LoopbackServer.json(answer.body());
            long at = Told.revision(list);
            assertThat(token.isEmpty() || at == revision)
                    .as("one revision for all pages")
                    .isTrue();
            revision = at;
            list.path("items").forEach(items::add);
            token = list.at("/metadata/continue").asText("");
            if (random.nextInt(3) == 0) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
            }
        } while (!token.isEmpty());
        return true;
    }

    /** Whether the server no longer knew the revision. */
    boolean expired() {
        return expired;
    }

    long revision() {
        return revision;
    }

    List<JsonNode> items() {
        return items;
    }
}
