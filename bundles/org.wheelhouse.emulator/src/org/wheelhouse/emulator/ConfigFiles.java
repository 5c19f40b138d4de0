package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.host.ConfigText;
import org.wheelhouse.host.QemuOption;

/** What files of {@code -readconfig} say, as options. */
final class ConfigFiles {

	private ConfigFiles() {
	}

	/**
	 * The options in all files that options name. What cannot be read is left to QEMU, which says so.
	 *
	 * @param folder where relative paths start from
	 */
	static List<QemuOption> said(List<QemuOption> options, Path folder) {
		List<QemuOption> said = new ArrayList<>();
		for (QemuOption option : options) {
			if (option.name().equals("readconfig") && option.value().isPresent()) {
				try {
					Path file = folder.resolve(option.value().get());
					if (Files.isRegularFile(file)) { // a pipe would be read only once
						said.addAll(ConfigText.options(Files.readString(file)));
					}
				} catch (IOException | RuntimeException _) {
					// QEMU will not start with it either.
				}
			}
		}
		return said;
	}
}
