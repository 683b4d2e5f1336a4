package dev.annex.cel.library;

import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.List;

/**
 * An overload of a function: what the compiler knows of it, and what it does.
 *
 * @param name the function's name
 * @param declaration its parameters and result
 * @param binding its implementation
 */
record LibraryFunction(String name, CelOverloadDecl declaration, CelFunctionBinding binding) {

    static LibraryFunction global(String name, String id, CelType result, CelFunctionOverload implementation) {
        return new LibraryFunction(
                name,
                CelOverloadDecl.newGlobalOverload(id, result),
                CelFunctionBinding.from(id, List.of(), implementation));
    }

    static <A> LibraryFunction global(
            String name, String id, CelType result, Parameter<A> a, CelFunctionOverload.Unary<A> implementation) {
        return new LibraryFunction(
                name,
                CelOverloadDecl.newGlobalOverload(id, result, a.type()),
                CelFunctionBinding.from(id, a.javaClass(), implementation));
    }

    static <A, B> LibraryFunction global(
            String name,
            String id,
            CelType result,
            Parameter<A> a,
            Parameter<B> b,
            CelFunctionOverload.Binary<A, B> implementation) {
        return new LibraryFunction(
                name,
                CelOverloadDecl.newGlobalOverload(id, result, a.type(), b.type()),
                CelFunctionBinding.from(id, a.javaClass(), b.javaClass(), implementation));
    }

    static <A> LibraryFunction member(
            String name, String id, CelType result, Parameter<A> target, CelFunctionOverload.Unary<A> implementation) {
        return new LibraryFunction(
                name,
                CelOverloadDecl.newMemberOverload(id, result, target.type()),
                CelFunctionBinding.from(id, target.javaClass(), implementation));
    }

    static <A, B> LibraryFunction member(
            String name,
            String id,
            CelType result,
            Parameter<A> target,
            Parameter<B> b,
            CelFunctionOverload.Binary<A, B> implementation) {
        return new LibraryFunction(
                name,
                CelOverloadDecl.newMemberOverload(id, result, target.type(), b.type()),
                CelFunctionBinding.from(id, target.javaClass(), b.javaClass(), implementation));
    }
}
