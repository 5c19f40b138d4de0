package org.wheelhouse.core.creation;

import java.util.regex.Pattern;

/** Names of machine types. Pure. */
final class MachineTypes {

	private static final Pattern RELEASE = Pattern.compile("^(\\d+)\\.(\\d+)\\.(\\d+).*");

	private MachineTypes() {
		// holds no state
	}

	/**
	 * What an alias stands for: firmware descriptors know types by their versions only.
	 *
	 * @param version of QEMU; one that ends with .50 or more is on its way to the next
	 */
	static String versioned(String alias, String version) {
		var family = switch (alias) {
			case "q35" -> "pc-q35-";
			case "pc" -> "pc-i440fx-";
			default -> "";
		};
		var release = RELEASE.matcher(version);
		if (family.isEmpty() || !release.matches()) {
			return alias;
		}
		int major = Integer.parseInt(release.group(1));
		int minor = Integer.parseInt(release.group(2));
		if (Integer.parseInt(release.group(3)) >= 50) {
			major += minor == 2 ? 1 : 0;
			minor = (minor + 1) % 3;
		}
		return family + major + "." + minor;
	}
}
