package org.wheelhouse.core.found;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wheelhouse.host.QemuOption;

/**
 * The program that has a QEMU for its own, as its command line shows.
 *
 * @param name    for example {@code libvirt}
 * @param machine what the program calls the machine; empty when it calls it as QEMU does
 * @param needs   whether it comes to the monitor by itself: then nobody else may keep it
 * @param instead how a person gets to that machine's monitor beside it
 */
public record Owner(String name, String machine, boolean needs, String instead) {

	private static final Pattern PROXMOX = Pattern.compile(".*/qemu-server/(\\d+)\\.qmp\\b.*");
	private static final Pattern INCUS = Pattern
			.compile(".*/(incus|lxd)/(?:logs/)?([^/,]+)/qemu\\.(?:monitor|conf|spice|pid)\\b.*");
	private static final Pattern LIBVIRT = Pattern.compile(".*/libvirt/qemu/.*");
	private static final Pattern BOXES = Pattern.compile(".*(gnome-boxes|org\\.gnome\\.Boxes).*");
	private static final Pattern QUICKEMU = Pattern.compile(".*?([^/=,]+)-(?:monitor|serial)\\.sock(?:et)?\\b.*");
	private static final Pattern PODMAN = Pattern.compile(".*/podman/.*qmp_?.*\\.sock\\b.*");
	private static final Pattern MULTIPASS = Pattern.compile(".*/multipassd?/.*");
	private static final Pattern LIMA = Pattern.compile(".*/\\.lima/([^/,]+)/.*");

	/** Whose it is; empty when that does not show. */
	static Optional<Owner> of(List<QemuOption> options) {
		return proxmox(options).or(() -> named(options, INCUS, 2).map(machine -> new Owner(
				named(options, INCUS, 1).filter("lxd"::equals).isPresent() ? "LXD" : "Incus", machine, true,
				"Add -qmp unix:PATH,server=on,wait=off to its raw.qemu, and start it anew.")))
				.or(() -> libvirt(options))
				.or(() -> named(options, PODMAN, 0)
						.map(_ -> new Owner("Podman", "", true, "Stop it by podman machine stop.")))
				.or(() -> named(options, MULTIPASS, 0).map(_ -> new Owner("Multipass", "", true, "Use multipass.")))
				.or(() -> named(options, LIMA, 1).map(machine -> new Owner("Lima", machine, true, "Use limactl.")))
				.or(() -> quickemu(options));
	}

	private static Optional<Owner> proxmox(List<QemuOption> options) {
		return named(options, PROXMOX, 1).map(machine -> new Owner("Proxmox VE", machine, true,
				"Add one by: qm set " + machine + " --args \"-qmp unix:PATH,server=on,wait=off\", and start it anew."));
	}

	private static Optional<Owner> libvirt(List<QemuOption> options) {
		return named(options, LIBVIRT, 0).map(_ -> new Owner(
				named(options, BOXES, 0).isPresent() ? "GNOME Boxes" : "libvirt", "", true,
				"Use virsh qemu-monitor-command, or add one to its domain by <qemu:commandline>, and start it anew."));
	}

	/** Comes to no monitor by itself. */
	private static Optional<Owner> quickemu(List<QemuOption> options) {
		return options.stream()
				.anyMatch(option -> option.name().equals("name") && option.value().orElse("").contains("process="))
						? named(options, QUICKEMU, 1).map(_ -> new Owner("quickemu", "", false,
								"Add -qmp unix:PATH,server=on,wait=off by its extra_args."))
						: Optional.empty();
	}

	private static Optional<String> named(List<QemuOption> options, Pattern pattern, int group) {
		return options.stream().flatMap(option -> option.value().stream()).map(pattern::matcher)
				.filter(matcher -> matcher.matches()).map(matcher -> matcher.group(group)).findFirst();
	}
}
