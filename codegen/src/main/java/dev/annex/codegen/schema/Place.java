package dev.annex.codegen.schema;

import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where Java says what a schema is about: a property's field and accessors with their types, a class with its
 * superclasses, or a type argument. The first element that has an annotation counts.
 */
record Place(List<AnnotatedElement> elements) {

    static Place of(BeanPropertyDefinition property) {
        List<AnnotatedElement> elements = new ArrayList<>();
        AnnotatedMethod getter = property.getGetter();
        AnnotatedField field = property.getField();
        AnnotatedMethod setter = property.getSetter();
        if (getter != null) {
            elements.add(getter.getAnnotated());
        }
        if (field != null) {
            elements.add(field.getAnnotated());
        }
        if (setter != null) {
            elements.add(setter.getAnnotated());
        }
        if (getter != null) {
            elements.add(getter.getAnnotated().getAnnotatedReturnType());
        }
        if (field != null) {
            elements.add(field.getAnnotated().getAnnotatedType());
        }
        return new Place(elements);
    }

    static Place of(Class<?> type) {
        List<AnnotatedElement> elements = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            elements.add(each);
        }
        return new Place(elements);
    }

    /**
     * The elements of a list or the values of a map, if they are a type argument. Those of arrays are no place of their
     * own: Java gives an array's annotations to its elements too.
     */
    Place content() {
        List<AnnotatedElement> contents = new ArrayList<>();
        for (AnnotatedElement element : elements) {
            if (element instanceof AnnotatedParameterizedType type) {
                AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
                contents.add(arguments[arguments.length - 1]);
            }
        }
        return new Place(contents);
    }

    <A extends Annotation> Optional<A> find(Class<A> annotation) {
        return all(annotation).stream().findFirst();
    }

    /** All of a repeatable annotation. */
    <A extends Annotation> List<A> all(Class<A> annotation) {
        for (AnnotatedElement element : elements) {
            A[] found = element.getAnnotationsByType(annotation);
            if (found.length > 0) {
                return List.of(found);
            }
        }
        return List.of();
    }
}
