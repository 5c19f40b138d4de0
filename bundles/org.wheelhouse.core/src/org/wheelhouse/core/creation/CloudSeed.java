package org.wheelhouse.core.creation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.commandline.KeyValues.Part;
import org.wheelhouse.core.creation.Source.Seed;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/**
 * The disk that tells a cloud image at its first start who may log in: cloud-init's data source NoCloud, a FAT file system with
 * the label {@value #LABEL}. Linux does not mount that from a disc, so it is a disk, which is only read. Pure.
 */
public final class CloudSeed {

	static final String LABEL = "CIDATA";
	private static final int LONGEST_NAME = 63;
	private static final String NODE = "seed";

	private CloudSeed() {
		// holds no state
	}

	/** The files on it, by name. */
	static Map<String, byte[]> files(Seed seed, String hostName, String instance) {
		var files = new LinkedHashMap<String, byte[]>();
		files.put("user-data", userData(seed).getBytes(StandardCharsets.UTF_8));
		files.put("meta-data", ("instance-id: " + quoted(instance) + "\nlocal-hostname: " + quoted(hostName) + "\n")
				.getBytes(StandardCharsets.UTF_8));
		return files;
	}

	private static String userData(Seed seed) {
		var text = new StringBuilder("#cloud-config\nusers:\n  - name: " + quoted(seed.user())
				+ "\n    shell: /bin/bash\n    sudo: ALL=(ALL) NOPASSWD:ALL\n");
		if (!seed.key().isBlank()) {
			text.append("    ssh_authorized_keys:\n      - ").append(quoted(seed.key().strip())).append('\n');
		}
		if (!seed.passwordHash().isBlank()) {
			text.append("    lock_passwd: false\n    passwd: ").append(quoted(seed.passwordHash().strip()))
					.append('\n');
		}
		return text.append("ssh_pwauth: ").append(!seed.passwordHash().isBlank()).append('\n').toString();
	}

	/** What a system can be called that runs in a machine of this name. */
	static String hostName(String machine) {
		var name = machine.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		return name.isEmpty()
				? "machine"
				: name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("-$", "");
	}

	/** As YAML has it: what is between single quotes is as it is, but for themselves. */
	private static String quoted(String text) {
		return "'" + text.replace("'", "''").replaceAll("\\p{Cntrl}", " ") + "'";
	}

	/**
	 * The options by which a machine has it.
	 *
	 * @param bus empty, or a part of the device's value
	 */
	static List<QemuOption> options(String file, String bus) {
		return List.of(
				QemuOption.of("blockdev",
						new KeyValues(List.of(new Part("driver", "raw"), new Part("node-name", NODE),
								new Part("read-only", "on"), new Part("file.driver", "file"),
								new Part("file.filename", file))).text()),
				QemuOption.of("device", "virtio-blk-pci,id=" + NODE + bus + ",drive=" + NODE));
	}

	/** The options of a definition that attach one, as a new machine has it. */
	public static Set<Integer> optionsOf(DefinitionText definition) {
		var found = new TreeSet<Integer>();
		for (int i = 0; i < definition.options().size(); i++) {
			var option = definition.options().get(i);
			if (option.name().equals("blockdev")
					&& DeviceOption.of(option).value("node-name").filter(NODE::equals).isPresent()
					|| option.name().equals("device")
							&& DeviceOption.of(option).value("drive").filter(NODE::equals).isPresent()) {
				found.add(i);
			}
		}
		return found;
	}
}
