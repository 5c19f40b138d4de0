package org.wheelhouse.core.lifecycle;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.wheelhouse.core.creation.FieldProblem;
import org.wheelhouse.core.creation.FileStep;
import org.wheelhouse.core.trust.WrittenDefinition;

/**
 * What duplicating would do.
 *
 * @param original   the machine's definition as it is
 * @param definition of the second machine
 * @param texts      what definitions say then, by their files
 */
record DuplicatePlan(WrittenDefinition original, Path definition, Map<Path, String> texts, List<FileStep> steps,
		List<FieldProblem> problems,
		List<String> notes) {

	DuplicatePlan {
		texts = Map.copyOf(texts);
		steps = List.copyOf(steps);
		problems = List.copyOf(problems);
		notes = List.copyOf(notes);
	}
}
