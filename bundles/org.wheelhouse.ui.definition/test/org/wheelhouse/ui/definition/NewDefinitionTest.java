package org.wheelhouse.ui.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.host.DefinitionText;

/** What becomes a definition of a machine that somebody else has started has none of its secrets, and is closed as that is. */
@NonNullByDefault
class NewDefinitionTest {

	private static final List<String> LINE = List.of("/usr/bin/qemu-system-x86_64", "-name", "web", "-S", "-daemonize",
			"-object", "secret,id=k0,data=hunter2", "-drive", "file=d.luks,key-secret=k0", "-vnc", ":1,password=on",
			"-spice", "port=1,password=hunter2", "-cdrom", "http://joe:hunter2@h/a.iso", "-iscsi",
			"user=joe,password=hunter2", "-append", "s=http://joe:hunter2@h/ quiet");

	@Test
	void noSecretIsInItAndEachIsNamed() {
		var made = NewDefinition.of(LINE);
		assertFalse(made.text().contains("hunter2"), made.text());
		assertEquals(5, made.leftOut().size(), made.leftOut()::toString);
		made.leftOut().forEach(what -> assertTrue(made.text().contains("# Left out, as it is secret: " + what + ".\n"),
				made.text()));
	}

	@Test
	void eachThatQemuCanBeGivenIsAskedForAtTheStart() throws Exception {
		var options = DefinitionText.parse(NewDefinition.of(LINE).text()).options();
		assertEquals(List.of("k0", "spice-password", "disk-password", "iscsi-password"),
				SecretNeed.of(options).stream().map(SecretNeed::id).toList());
	}

	@Test
	void aServerThatAsksForAPasswordStillDoes() {
		assertTrue(NewDefinition.of(LINE).text().contains(":1,password=on"));
	}
}
