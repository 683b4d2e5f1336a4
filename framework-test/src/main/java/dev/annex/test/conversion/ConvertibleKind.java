package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldErrors;
import dev.annex.api.Validator;
import dev.annex.codec.Json;
import dev.annex.registry.ResourceVersion;
import dev.annex.schema.SchemaFields;
import dev.annex.scheme.RestStorage;
import dev.annex.server.ResourceVersions;
import dev.annex.server.UserCodeRegistry;
import dev.annex.status.StatusException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.springframework.core.ResolvableType;

/** A kind with the user code that converts, fills and judges its objects, and a source of such objects. */
final class ConvertibleKind {

    private static final int ATTEMPTS = 30;
    private static final int REPAIRS = 40;

    private final RestStorage rest;
    private final ResourceVersions ready;
    private final List<Validator<HasMetadata>> validators = new ArrayList<>();
    private final BiConsumer<HasMetadata, Random> adaptation;

    ConvertibleKind(RestStorage rest, List<Object> userCode, BiConsumer<HasMetadata, Random> adaptation) {
        this.rest = rest;
        this.adaptation = adaptation;
        UserCodeRegistry registry = new UserCodeRegistry();
        for (Object code : userCode) {
            registry.add(code);
            if (code instanceof Validator<?> validator && versionOf(validator).isPresent()) {
                @SuppressWarnings("unchecked") // it is only given objects of the class it was written for
                Validator<HasMetadata> own = (Validator<HasMetadata>) validator;
                validators.add(own);
            }
        }
        this.ready = ResourceVersions.of(rest, registry);
    }

    private Optional<String> versionOf(Validator<?> validator) {
        Class<?> type = ResolvableType.forClass(validator.getClass())
                .as(Validator.class)
                .getGeneric(0)
                .resolve();
        return rest.types().entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What it is called, such as {@code flunders.wardle.example.com}. */
    String name() {
        return rest.definition().groupResource().toString();
    }

    List<ResourceVersion> versions() {
        return ready.versions();
    }

    /** Whether objects pass through their classes, in which null is the same as nothing. */
    boolean typed() {
        return ready.conversions().hub().isPresent();
    }

    ObjectNode convert(ObjectNode object, ResourceVersion from, ResourceVersion to) {
        return ready.conversions().convert(object, from.name(), to.name());
    }

    /**
     * A valid object.
     *
     * @param seed always gives the same object; the field that it certainly has, if any may, depends on it
     * @throws AssertionError if none was found
     */
    ObjectNode valid(ResourceVersion version, long seed) {
        List<String> fields =
                List.copyOf(SchemaFields.of(version.definition().schema()).keySet());
        String why = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Random random = new Random(seed * ATTEMPTS + attempt);
            boolean modest = attempt > ATTEMPTS / 2;
            String wanted = fields.isEmpty() || modest ? "" : fields.get((int) (seed % fields.size()));
            double density = modest ? 0 : attempt > ATTEMPTS / 4 ? 0.2 : 0.5;
            ObjectNode object = envelope(version, random);
            object.setAll(new RandomObject(random, wanted, density, !typed())
                    .of(version.definition().schema()));
            try {
                adapt(object, version, random);
                why = repair(object, version);
            } catch (StatusException e) {
                why = e.message();
            }
            if (why.isEmpty()) {
                return object;
            }
        }
        throw new AssertionError("no valid object of " + name() + " " + version.name() + " was found with seed " + seed
                + "; the last one was refused with: " + why
                + "\nOverride adapt(object, random) to give fields values that validation lets pass.");
    }

    private static ObjectNode envelope(ResourceVersion version, Random random) {
        ObjectNode object = Json.object()
                .put("apiVersion", version.apiVersion())
                .put("kind", version.kind().kind());
        ObjectNode metadata = object.putObject("metadata")
                .put("name", "object-" + random.nextInt(1000))
                .put("uid", "00000000-0000-4000-8000-000000000000")
                .put("creationTimestamp", "2026-01-02T03:04:05Z");
        if (random.nextBoolean()) {
            metadata.putObject("labels").put("example.com/label", "value-" + random.nextInt(10));
        }
        if (random.nextBoolean()) {
            metadata.putObject("annotations").put("note", "ä note, № " + random.nextInt(10));
        }
        return object;
    }

    private void adapt(ObjectNode object, ResourceVersion version, Random random) {
        Class<? extends HasMetadata> type = version.type();
        if (type != null) {
            HasMetadata typed = version.binding().toObject(object, type);
            adaptation.accept(typed, random);
            version.binding().mergeInto(object, typed);
        }
        version.prune(object);
        version.applyDefaults(object);
    }

    /** Takes out what is refused, and says why the object is still refused if that does not help. */
    private String repair(ObjectNode object, ResourceVersion version) {
        for (int i = 0; i < REPAIRS; i++) {
            List<FieldError> errors = faults(object, version);
            if (errors.isEmpty()) {
                return "";
            }
            FieldError first = errors.get(0);
            if (!ErrorPaths.remove(object, first.field().toString()) || !object.has("metadata")) {
                return first.toString();
            }
            version.applyDefaults(object);
        }
        return "it has more faults than could be repaired";
    }

    /** What the schema, its rules and validators find wrong. */
    List<FieldError> faults(ObjectNode object, ResourceVersion version) {
        FieldErrors errors = new FieldErrors();
        version.validator().validateCreate(object, errors);
        for (Validator<HasMetadata> validator : validators) {
            if (errors.isEmpty()) {
                ResourceVersion own = version(versionOf(validator).orElseThrow());
                Class<? extends HasMetadata> type = own.type();
                if (type != null) {
                    validator.validateCreate(own.binding().toObject(convert(object, version, own), type), errors);
                }
            }
        }
        return errors.asList();
    }

    private ResourceVersion version(String name) {
        return versions().stream()
                .filter(version -> version.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
