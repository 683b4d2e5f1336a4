package dev.annex.server;

import dev.annex.api.Converter;
import dev.annex.api.Defaulter;
import dev.annex.api.MutatingAdmission;
import dev.annex.api.Strategy;
import dev.annex.api.ValidatingAdmission;
import dev.annex.api.Validator;
import dev.annex.registry.Conversions.Spoke;
import dev.annex.registry.Resource;
import dev.annex.registry.UserCode;
import dev.annex.registry.UserCode.Bound;
import dev.annex.scheme.DeclarationException;
import dev.annex.scheme.RestStorage;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** The user code of a server, each piece with the resource class that it was written for. */
public final class UserCodeRegistry {

    private static final List<Class<?>> CONTRACTS = List.of(
            Defaulter.class,
            Validator.class,
            Strategy.class,
            Converter.class,
            MutatingAdmission.class,
            ValidatingAdmission.class);

    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(
            Object code,
            Class<?> contract,
            Class<?> type,
            @Nullable Class<?> secondType) {}

    /**
     * Adds a piece of user code, which may fulfil several contracts at once.
     *
     * @param declared the type it was declared with, which says what a lambda's class does not
     * @throws IllegalArgumentException if it is no user code, or if it cannot be told which resource class it is for
     */
    public UserCodeRegistry add(Object code, ResolvableType declared) {
        boolean used = false;
        for (Class<?> contract : CONTRACTS) {
            if (contract.isInstance(code)) {
                pieces.add(piece(code, contract, declared));
                used = true;
            }
        }
        if (!used) {
            throw new IllegalArgumentException(code.getClass().getName() + " is none of "
                    + CONTRACTS.stream().map(Class::getSimpleName).toList());
        }
        return this;
    }

    /** Adds a piece of user code whose class says which resource class it is for. */
    public UserCodeRegistry add(Object code) {
        return add(code, ResolvableType.forClass(code.getClass()));
    }

    private static Piece piece(Object code, Class<?> contract, ResolvableType declared) {
        ResolvableType type = declared.as(contract);
        if (type.equals(ResolvableType.NONE)) {
            type = ResolvableType.forClass(code.getClass()).as(contract);
        }
        Class<?> first = type.getGeneric(0).resolve();
        if (first == null) {
            throw new DeclarationException(
                    "it cannot be told which resource class the " + contract.getSimpleName() + " "
                            + code.getClass().getName() + " is for",
                    "declare it as a class, or as a bean method whose return type names the resource, such as "
                            + contract.getSimpleName() + "<Flunder>");
        }
        return new Piece(
                code,
                contract,
                first,
                contract == Converter.class ? type.getGeneric(1).resolve() : null);
    }

    @SuppressWarnings("unchecked") // a piece's type is the one its code was written for
    List<Defaulter<HasMetadata>> defaulters(@Nullable Class<?> type) {
        return pieces.stream()
                .filter(piece -> piece.contract() == Defaulter.class && piece.type() == type)
                .map(piece -> (Defaulter<HasMetadata>) piece.code())
                .toList();
    }

    @SuppressWarnings("unchecked") // a piece's types are the ones its code was written for
    List<Spoke> converters(RestStorage storage) {
        List<Spoke> spokes = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.contract() == Converter.class) {
                Optional<String> spoke = version(storage, piece.type());
                Optional<String> hub = version(storage, piece.secondType());
                if (spoke.isPresent() && hub.isPresent()) {
                    spokes.add(new Spoke(spoke.get(), hub.get(), (Converter<HasMetadata, HasMetadata>) piece.code()));
                }
            }
        }
        return spokes;
    }

    UserCode of(Resource resource, RestStorage storage) {
        return new UserCode(
                resource,
                bound(Validator.class, storage),
                bound(Strategy.class, storage),
                bound(MutatingAdmission.class, storage),
                bound(ValidatingAdmission.class, storage));
    }

    @SuppressWarnings("unchecked") // code for HasMetadata takes any class, other code the one it was written for
    private <C> List<Bound<C>> bound(Class<?> contract, RestStorage storage) {
        String stored = storage.definition().storageVersion().name();
        List<Bound<C>> bound = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.contract() != contract) {
                continue;
            }
            Optional<String> version = piece.type() == HasMetadata.class
                    ? Optional.of(stored).filter(storage.types()::containsKey)
                    : version(storage, piece.type());
            version.ifPresent(name -> bound.add(new Bound<>(name, (C) piece.code())));
        }
        return bound;
    }

    private static Optional<String> version(RestStorage storage, @Nullable Class<?> type) {
        return storage.types().entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Checks that every piece is for a resource that is served.
     *
     * @throws DeclarationException naming one that is not
     */
    void checkUsed(List<RestStorage> storages) {
        for (Piece piece : pieces) {
            checkServed(piece, piece.type(), storages);
            if (piece.contract() == Converter.class) {
                checkOneKind(piece, storages);
            }
        }
    }

    private static void checkServed(Piece piece, @Nullable Class<?> type, List<RestStorage> storages) {
        boolean known = type == HasMetadata.class
                || storages.stream().anyMatch(storage -> storage.types().containsValue(type));
        if (!known) {
            throw new DeclarationException(
                    "the " + piece.contract().getSimpleName() + " "
                            + piece.code().getClass().getName() + " is for "
                            + (type == null ? "an unknown class" : type.getName())
                            + ", which this server does not serve",
                    "put the module that declares it among the server's dependencies, and run mvn annex:generate");
        }
    }

    private static void checkOneKind(Piece piece, List<RestStorage> storages) {
        checkServed(piece, piece.secondType(), storages);
        boolean oneKind = storages.stream()
                .anyMatch(storage -> storage.types().containsValue(piece.type())
                        && storage.types().containsValue(piece.secondType()));
        if (!oneKind) {
            throw new DeclarationException(
                    "the converter " + piece.code().getClass().getName() + " is for two kinds",
                    "name the classes of two versions of one kind: class … implements Converter<spoke, hub>");
        }
    }
}
