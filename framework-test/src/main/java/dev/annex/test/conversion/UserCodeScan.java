package dev.annex.test.conversion;

import dev.annex.api.Converter;
import dev.annex.api.Defaulter;
import dev.annex.api.Validator;
import dev.annex.server.CachedListers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

/** Finds the components of an application that convert, fill and judge objects, and makes them without the rest of it. */
final class UserCodeScan {

    private static final List<Class<?>> CONTRACTS = List.of(Converter.class, Defaulter.class, Validator.class);

    private UserCodeScan() {}

    /**
     * The components in a package and below.
     *
     * @throws AssertionError if they need more than each other to be made
     */
    static List<Object> below(String basePackage) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        CONTRACTS.forEach(contract -> scanner.addIncludeFilter(new AssignableTypeFilter(contract)));
        // never closed: what it makes is used until the tests end
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(CachedListers.class);
        for (BeanDefinition found : scanner.findCandidateComponents(basePackage)) {
            if (found instanceof AnnotatedBeanDefinition annotated
                    && annotated.getMetadata().isAnnotated(Component.class.getName())) {
                context.registerBeanDefinition(String.valueOf(found.getBeanClassName()), found);
            }
        }
        try {
            context.refresh();
            Set<Object> beans = new LinkedHashSet<>();
            CONTRACTS.forEach(
                    contract -> beans.addAll(context.getBeansOfType(contract).values()));
            return new ArrayList<>(beans);
        } catch (BeansException e) {
            throw new AssertionError(
                    "the converters, defaulters and validators below " + basePackage
                            + " cannot be made by themselves; override userCode() to hand over instances",
                    e);
        }
    }
}
