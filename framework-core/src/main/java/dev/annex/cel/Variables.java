package dev.annex.cel;

import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The values that an expression sees, made of JSON only when it looks at them. For one level of one evaluation. */
final class Variables implements CelVariableResolver {

    static final String SELF = "self";
    static final String OLD_SELF = "oldSelf";

    private final Supplier<Object> self;
    private final Optional<Supplier<Object>> oldSelf;
    private @Nullable Object selfValue;
    private @Nullable Object oldSelfValue;

    /**
     * Takes what is to be seen.
     *
     * @param oldSelf what the value was before; empty if it was not there
     */
    Variables(Supplier<Object> self, Optional<Supplier<Object>> oldSelf) {
        this.self = self;
        this.oldSelf = oldSelf;
    }

    /** The same values, of which the old one is wrapped because it may be missing. */
    CelVariableResolver withOptionalOldSelf() {
        return name -> name.equals(OLD_SELF) ? Optional.of(find(name)) : find(name);
    }

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case SELF -> {
                if (selfValue == null) {
                    selfValue = self.get();
                }
                yield Optional.of(selfValue);
            }
            case OLD_SELF -> {
                if (oldSelfValue == null && oldSelf.isPresent()) {
                    oldSelfValue = oldSelf.get().get();
                }
                yield Optional.ofNullable(oldSelfValue);
            }
            default -> Optional.empty();
        };
    }
}
