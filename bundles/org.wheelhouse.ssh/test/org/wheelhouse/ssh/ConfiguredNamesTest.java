package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which names are proposed to somebody who types one. */
class ConfiguredNamesTest {

	@Test
	void namesComeFromConfigurationIncludedFilesAndKnownHosts(@TempDir Path folder) throws Exception {
		Files.createDirectory(folder.resolve("more"));
		Files.writeString(folder.resolve("more/a.conf"), "Host=tern\n");
		Files.writeString(folder.resolve("known"), """
				|1|hashed= ssh-ed25519 AAAA
				[127.0.0.1]:2222,heron ssh-ed25519 AAAA
				@revoked gull ssh-ed25519 AAAA
				""");
		var config = folder.resolve("config");
		Files.writeString(config, """
				# Host commented
				Include %1$s/more/*.conf
				host atlas web-* !web-1 "bastion"
				  UserKnownHostsFile %1$s/known
				Host *
				""".formatted(folder));
		var names = new ConfiguredNames(config);
		assertTrue(names.names().containsAll(List.of("127.0.0.1:2222", "atlas", "bastion", "heron", "tern")),
				() -> ask(names));
		assertFalse(ask(names).matches(".*(web|gull|hashed|commented|\\*).*"), () -> ask(names));
		assertTrue(names.has("atlas"));
		assertFalse(names.has("heron"), "it is not configured");
	}

	private static String ask(ConfiguredNames names) {
		try {
			return names.names().toString();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aRouteIsReadFromWhatSshSays() {
		var route = SshRoutes.of("""
				user ops
				hostname 10.0.7.21
				port 22
				identityfile ~/.ssh/id_ed25519
				proxyjump bastion
				""", true).orElseThrow();
		assertEquals("10.0.7.21", route.address());
		assertEquals("bastion", route.jumps());
		assertEquals(List.of("~/.ssh/id_ed25519"), route.keys());
		assertTrue(SshRoutes.of("usage: ssh", true).isEmpty());
	}
}
