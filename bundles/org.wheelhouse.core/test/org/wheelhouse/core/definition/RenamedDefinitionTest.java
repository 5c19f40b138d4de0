package org.wheelhouse.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.host.DefinitionText;

class RenamedDefinitionTest {

	static Stream<String> names() {
		return Stream.of("a b", "a,b,,c", "it's \"so\"", "Größe", "🦊 fox", "x".repeat(200), ";$(touch x)", "a=b",
				"guest=x", "-S", "back\\slash", "`id`", "%s {0}");
	}

	@ParameterizedTest
	@MethodSource("names")
	void eachNameIsReadBack(String name) throws Exception {
		for (var text : new String[]{"qemu-system-x86_64 -name old -m 1G\n", "qemu-system-x86_64 -m 1G\n",
				"-name guest=old,debug-threads=on \\\n  -m 1G\n", "qemu-system-x86_64 -name 'old,process=p'\n"}) {
			var renamed = RenamedDefinition.of(DefinitionText.parse(text), name);
			assertEquals(name, new DefinitionModel().read(renamed.text(), "none").getName());
			assertEquals(DefinitionText.parse(text).options().stream().filter(option -> !option.name().equals("name"))
					.toList(),
					renamed.options().stream().filter(option -> !option.name().equals("name")).toList());
		}
	}

	@Test
	void allElseStaysAsItIs() throws Exception {
		var text = DefinitionText
				.parse("# mine\nqemu-system-x86_64 \\\n  -name guest=old,debug-threads=on  \\\n  -m 1G # small\n");
		assertEquals("# mine\nqemu-system-x86_64 \\\n  -name guest=new,debug-threads=on  \\\n  -m 1G # small\n",
				RenamedDefinition.of(text, "new").text());
	}

	@Test
	void theLastNameIsTheOneThatCounts() throws Exception {
		var text = DefinitionText.parse("qemu-system-x86_64 -name a -name b");
		assertEquals("qemu-system-x86_64 -name a -name c", RenamedDefinition.of(text, "c").text());
	}
}
