package org.wheelhouse.core.definition.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuCommandLine;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What scripts as people write them give to QEMU, copied by {@code releng/fixture-files/script-arguments}. */
final class Vectors {

	private static final ObjectMapper JSON = new ObjectMapper();

	private Vectors() {
		// holds no state
	}

	/** Those for PCs, as definitions. */
	static List<DefinitionText> ofPcs() throws IOException, CommandLineException {
		var texts = new ArrayList<DefinitionText>();
		try (var files = Files.list(Path.of("test/samples/scripts"))) {
			for (var file : files.sorted().toList()) {
				for (var qemu : JSON.readTree(file.toFile()).path("qemus")) {
					var words = new ArrayList<String>();
					qemu.forEach(word -> words.add(word.asText()));
					if (words.getFirst().matches("qemu-system-(x86_64|i386)|qemu-kvm")) {
						texts.add(DefinitionText.parse(QemuCommandLine.quoted(words)));
					}
				}
			}
		}
		return texts;
	}
}
