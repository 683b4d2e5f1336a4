package dev.annex.samples.wardle.apiserver;

import dev.annex.test.kubectl.Kubectl;
import dev.annex.test.kubectl.KubectlProcess;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl get -w}, begun again whenever it ends, as it does when its connection breaks. */
final class KubectlFollower implements Follower {

    private static final String FORM =
            "jsonpath={.type} {.object.metadata.name} {.object.spec.flunderReference}{\"\\n\"}";

    private final Kubectl kubectl;
    private KubectlProcess watch;
    private int starts;

    KubectlFollower(Kubectl kubectl) {
        this.kubectl = kubectl;
        this.watch = begin();
    }

    private KubectlProcess begin() {
        starts++;
        return kubectl.start("get", "flunders", "-n", "default", "-w", "--output-watch-events", "-o", FORM);
    }

    @Override
    public Map<String, String> view() {
        if (watch.ended()) {
            watch.close();
            watch = begin();
        }
        Map<String, String> view = new TreeMap<>();
        for (String line : watch.lines()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "ADDED", "MODIFIED" -> view.put(words[1], words[2]);
                case "DELETED" -> view.remove(words[1]);
                default -> throw new AssertionError(line);
            }
        }
        return view;
    }

    int starts() {
        return starts;
    }

    @Override
    public void close() {
        watch.close();
    }
}
