package org.wheelhouse.ui.definition.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.definition.wizard.ShownDefinition.Part;

class ShownDefinitionTest {

	@Test
	void whatOnlyAShellNeedsIsNotShown() {
		var shown = ShownDefinition
				.of("#!/bin/sh\n# made by hand\nexec qemu-system-x86_64 \\\n\t-name 'a b' \\\n\t-S\n");
		assertEquals("# made by hand\nqemu-system-x86_64\n  -name 'a b'\n  -S", shown.text());
		assertEquals(List.of("qemu-system-x86_64"), texts(shown, shown.program()));
		assertEquals(List.of("-name", "-S"), texts(shown, shown.options()));
		assertEquals(List.of("# made by hand"), texts(shown, shown.comments()));
	}

	private static List<String> texts(ShownDefinition shown, List<Part> parts) {
		return parts.stream().map(part -> shown.text().substring(part.start(), part.start() + part.length())).toList();
	}
}
