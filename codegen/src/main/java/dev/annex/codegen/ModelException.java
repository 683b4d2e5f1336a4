package dev.annex.codegen;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** The annotated classes say no API, or contradict each other. Carries every mistake that was found, not the first. */
public final class ModelException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ModelProblem> problems;

    /** Carries these mistakes. */
    public ModelException(List<ModelProblem> problems) {
        super(problems.stream().map(problem -> "  - " + problem).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The mistakes. */
    public List<ModelProblem> problems() {
        return problems;
    }
}
