package org.wheelhouse.core.lifecycle;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.wheelhouse.core.creation.FieldProblem;
import org.wheelhouse.core.creation.FileStep;

/**
 * What duplicating would do.
 *
 * @param definition of the second machine
 * @param texts      what definitions say then, by their files
 */
record DuplicatePlan(Path definition, Map<Path, String> texts, List<FileStep> steps, List<FieldProblem> problems,
		List<String> notes) {

	DuplicatePlan {
		texts = Map.copyOf(texts);
		steps = List.copyOf(steps);
		problems = List.copyOf(problems);
		notes = List.copyOf(notes);
	}
}
