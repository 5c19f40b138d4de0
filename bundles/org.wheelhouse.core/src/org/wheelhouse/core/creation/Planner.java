package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.firmware.FirmwareDescriptor;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.QemuCommandLine;

/** Makes a {@link Plan}. Pure. */
final class Planner {

	private static final String PROGRAM = "qemu-system-x86_64";
	private static final List<Path> SEARCHED = List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/local/bin"));

	private final NewMachine machine;
	private final Surroundings around;
	private final Optional<FirmwareDescriptor> firmware;

	Planner(NewMachine machine, Surroundings around) {
		this.machine = machine;
		this.around = around;
		firmware = machine.firmware() == Firmware.BIOS
				? Optional.empty()
				: binary().flatMap(qemu -> around.offer().firmware().choose(qemu.target(),
						MachineTypes.versioned(machine.preset().machine(), qemu.version()),
						machine.firmware() == Firmware.SECURE_UEFI));
	}

	Plan plan() {
		var options = new MachineOptions(machine, around.offer().resources(), disk(), firmware).all();
		var commandLine = new QemuCommandLine(Optional.of(program()), options);
		return new Plan(machine, commandLine, steps(), new PlanProblems(machine, around, firmware).all(), notes(),
				around, firmware);
	}

	private Optional<Binary> binary() {
		return around.offer().program(machine.extras().program());
	}

	/** By its name where a shell would find it: the definition may go to another computer. */
	private String program() {
		return binary().map(Binary::path)
				.map(path -> SEARCHED.contains(path.getParent()) ? String.valueOf(path.getFileName()) : path.toString())
				.orElse(PROGRAM);
	}

	/** What the first disk is on; empty when there is none. */
	private Optional<MachineOptions.DiskFile> disk() {
		var own = new MachineOptions.DiskFile("qcow2", FileNames.DISK);
		if (machine.image().isEmpty()) {
			return machine.source().isDisk() || machine.disk() instanceof Disk.Fresh
					? Optional.of(own)
					: Optional.empty();
		}
		return machine.use() == Source.Use.USE
				? Optional.of(new MachineOptions.DiskFile(around.image().map(ImageInfo::format).orElse("qcow2"),
						machine.image().get().toString()))
				: Optional.of(own);
	}

	private List<FileStep> steps() {
		var steps = new ArrayList<FileStep>();
		var home = machine.home();
		folders(home).forEach(folder -> steps.add(FileStep.folder(folder)));
		var disk = home.resolve(FileNames.DISK);
		machine.image().ifPresentOrElse(image -> use(image, disk, steps), () -> {
			if (!machine.source().isDisk() && machine.disk() instanceof Disk.Fresh(var size)) {
				steps.add(FileStep.image(disk, size));
			}
		});
		if (machine.extras().secondDisk() > 0) {
			steps.add(FileStep.image(home.resolve(FileNames.SECOND_DISK), machine.extras().secondDisk()));
		}
		firmware.flatMap(FirmwareDescriptor::variables).ifPresent(template -> steps.add(
				FileStep.variables(template.file(), template.format(), home.resolve(FileNames.VARIABLES), "qcow2")));
		if (machine.tpm()) {
			steps.add(FileStep.folder(home.resolve(FileNames.TPM)));
		}
		if (machine.source() instanceof Source.CloudImage) {
			steps.add(FileStep.seed(home.resolve(FileNames.SEED)));
		}
		steps.add(FileStep.definition(machine.definition()));
		return steps;
	}

	private void use(Path image, Path disk, List<FileStep> steps) {
		long size = around.image().map(ImageInfo::virtualSize).orElse(0L);
		var format = around.image().map(ImageInfo::format).orElse("");
		switch (machine.use()) {
			case COPY -> steps.add(FileStep.copy(image, format, disk, "qcow2", size));
			case OVERLAY -> {
				if (around.at(image).filter(FileStatus::writable).isPresent()) {
					steps.add(FileStep.freeze(image));
				}
				steps.add(FileStep.overlay(image, format, disk, size));
			}
			case USE -> {
				// stays where it is
			}
		}
	}

	/** Those that are not there, outermost first. */
	private List<Path> folders(Path home) {
		var missing = new ArrayList<>(List.of(home));
		for (var above = home.getParent(); above != null
				&& around.at(above).filter(found -> !found.exists()).isPresent(); above = above.getParent()) {
			missing.addFirst(above);
		}
		return missing;
	}

	private List<String> notes() {
		var notes = new ArrayList<String>();
		if (machine.firmware() == Firmware.UEFI && firmware.isEmpty() && around.offer().known()) {
			notes.add("There is no UEFI for this machine on " + around.offer().computer()
					+ ", so it starts with BIOS: install the package "
					+ "ovmf (Debian, Ubuntu) or edk2-ovmf (Fedora, Arch) to have it.");
		}
		around.image().filter(_ -> machine.use() == Source.Use.COPY).ifPresent(image -> {
			if (!image.lostByCopy().isEmpty()) {
				notes.add("The copy does not have " + String.join(" nor ", image.lostByCopy()) + " of the image.");
			}
			if (image.hasBacking()) {
				notes.add("The copy has all that is beneath the image in it, and needs no other file.");
			}
		});
		return notes;
	}
}
