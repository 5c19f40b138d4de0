package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wheelhouse.core.creation.FieldProblem.Field;
import org.wheelhouse.core.firmware.FirmwareDescriptor;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.image.Dependant;
import org.wheelhouse.core.image.Dependant.Kind;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.host.FileStatus;

/** Finds why a machine cannot be made as it is chosen. What nobody has looked at yet is no problem. Pure. */
final class PlanProblems {

	private static final long LEAST_MEMORY = 1 << 20;
	private static final long LEAST_DISK = 1 << 20;
	private static final int LONGEST_NAME = 1000;
	private static final int MOST_PROCESSORS = 255;
	private static final int FIRST_FREE_PORT = 1024;
	private static final int LAST_PORT = 65535;
	private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
	private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
	private static final Pattern KEY = Pattern.compile("(ssh-|ecdsa-|sk-)\\S+ \\S+.*");
	private static final Pattern HASH = Pattern.compile("\\$[A-Za-z0-9]+\\$\\S+");

	private final NewMachine machine;
	private final Surroundings around;
	private final Optional<FirmwareDescriptor> firmware;
	private final List<FieldProblem> found = new ArrayList<>();

	PlanProblems(NewMachine machine, Surroundings around, Optional<FirmwareDescriptor> firmware) {
		this.machine = machine;
		this.around = around;
		this.firmware = firmware;
	}

	List<FieldProblem> all() {
		if (around.offer().known() && around.offer().profile().binaries().isEmpty()) {
			add(Field.HOST,
					"QEMU is not installed on " + around.offer().computer()
							+ ". Install the package qemu-system-x86 (Debian, Ubuntu, "
							+ "Fedora) or qemu-desktop (Arch).");
		}
		source();
		name();
		folder();
		figures();
		disk();
		network();
		firmware();
		extras();
		return List.copyOf(found);
	}

	private void add(Field field, String message) {
		found.add(new FieldProblem(field, message));
	}

	private void source() {
		switch (machine.source()) {
			case Source.Installer(var disc) -> chosen(Field.FILE, disc, "Choose the installer's disc.");
			case Source.DiskImage(var file, _) -> {
				chosen(Field.FILE, file, "Choose the disk image.");
				image(Field.FILE);
			}
			case Source.CloudImage(var file, _, var seed) -> {
				chosen(Field.FILE, file, "Choose the cloud image.");
				image(Field.FILE);
				seed(seed);
			}
			case Source.Kernel(var kernel, var initrd, _) -> {
				chosen(Field.KERNEL, kernel, "Choose the kernel.");
				initrd.ifPresent(file -> present(Field.INITRD, file));
			}
			case Source.Empty _ -> {
				// all is added later
			}
		}
		machine.drivers().ifPresent(file -> present(Field.DRIVERS, file));
	}

	private void chosen(Field field, Optional<Path> file, String otherwise) {
		file.ifPresentOrElse(path -> present(field, path), () -> add(field, otherwise));
	}

	private void present(Field field, Path file) {
		around.at(file).map(status -> wrong(file, status)).filter(text -> !text.isEmpty())
				.ifPresent(text -> add(field, text));
	}

	private static String wrong(Path file, FileStatus status) {
		if (!status.exists()) {
			return "There is no file " + file + ". Choose one that is there.";
		}
		if (!status.isFile()) {
			return file + " is " + (status.isFolder() ? "a folder" : "no plain file") + ". Choose a file.";
		}
		return status.readable() ? "" : "This user may not read " + file + ". Make it readable, or choose another.";
	}

	/** What is wrong with the image that becomes the disk, besides that it is not there. */
	private void image(Field field) {
		machine.image().filter(file -> around.at(file).filter(FileStatus::isFile).isPresent()).ifPresent(file -> {
			if (!around.untold().isEmpty()) {
				add(field, around.untold());
			}
			around.image().filter(ImageInfo::encrypted).ifPresent(_ -> add(field, file
					+ " is encrypted. Make the machine empty, and add the disk with its secret to the definition."));
			needed(field, file);
		});
	}

	/** Who needs the image as it is. */
	private void needed(Field field, Path file) {
		var who = around.dependants().stream();
		switch (machine.use()) {
			case USE -> {
				who.filter(one -> one.kind() != Kind.DEFINED_READ_ONLY).findFirst()
						.ifPresent(one -> add(field, "The machine would write to " + file + ", but " + one.text()
								+ ". Choose a copy, or another image."));
				around.at(file).filter(status -> !status.writable())
						.ifPresent(_ -> add(field, "This user may not write to "
								+ file + ". Choose a copy or an overlay, or make it writable."));
			}
			case OVERLAY -> {
				who.filter(Dependant::hasItOnTop).findFirst()
						.ifPresent(one -> add(field, file + " would only be read from then on, but " + one.text()
								+ ". Choose a copy, or another image."));
				around.image().filter(ImageInfo::hasSavedState).ifPresent(_ -> add(field, file
						+ " would only be read from then on, but the memory of a machine is saved in it. Choose a copy."));
			}
			case COPY -> who.filter(one -> one.kind() == Kind.RUNNING).findFirst()
					.ifPresent(one -> add(field, file + " cannot be copied now: " + one.text()
							+ ". Shut that down first."));
		}
	}

	private void seed(Source.Seed seed) {
		if (!USER.matcher(seed.user()).matches()) {
			add(Field.USER, seed.user().isEmpty()
					? "Say who may log in."
					: "The name of a user begins with a small letter; small letters, digits, - and _ follow.");
		}
		if (seed.key().isBlank() && seed.passwordHash().isBlank()) {
			add(Field.KEY, "Give a public key or a password, else nobody could log in.");
		}
		if (!seed.key().isBlank() && !KEY.matcher(seed.key().strip()).matches()) {
			add(Field.KEY,
					"This is no public key: it is one line that begins with ssh-… or ecdsa-…, as in a file .pub.");
		}
		if (!seed.passwordHash().isBlank() && !HASH.matcher(seed.passwordHash().strip()).matches()) {
			add(Field.PASSWORD, "This is no hash of a password: it begins with $, as openssl passwd -6 makes it.");
		}
		if (!seed.hostName().isEmpty() && !HOST_NAME.matcher(seed.hostName()).matches()) {
			add(Field.HOST_NAME, "A host name has letters, digits and dashes, at most 63.");
		}
	}

	private void name() {
		if (machine.name().isBlank()) {
			add(Field.NAME, "Give the machine a name.");
		} else if (machine.name().chars().anyMatch(Character::isISOControl)) {
			add(Field.NAME, "A name is one line of text.");
		} else if (machine.name().codePointCount(0, machine.name().length()) > LONGEST_NAME) {
			add(Field.NAME, "A name has at most " + LONGEST_NAME + " letters.");
		} else if (around.at(machine.home()).filter(FileStatus::exists).isPresent()) {
			add(Field.NAME, "There is " + machine.home() + " already. Choose another name.");
		}
	}

	private void folder() {
		Path there = machine.folder();
		while (there.getParent() instanceof Path above
				&& around.at(there).filter(status -> !status.exists()).isPresent()) {
			there = above;
		}
		var nearest = there;
		around.at(nearest).ifPresent(status -> {
			if (!status.isFolder()) {
				add(Field.FOLDER, nearest + " is no folder. Choose another.");
			} else if (!status.writable()) {
				add(Field.FOLDER, "This user may not make anything in " + nearest + ". Choose another folder.");
			}
		});
		around.needed().ifPresent(needed -> around.room().filter(room -> room < needed)
				.ifPresent(room -> add(Field.FOLDER, "There is no room for the copy in " + nearest + ": it takes "
						+ ByteText.text(needed) + ", and " + ByteText.text(room)
						+ " are free. Choose another folder, or an overlay.")));
	}

	private void figures() {
		var computer = around.offer().resources();
		if (machine.processors() < 1 || machine.processors() > MOST_PROCESSORS) {
			add(Field.CPUS, "A machine has 1 to " + MOST_PROCESSORS + " processors.");
		}
		if (machine.memory() < LEAST_MEMORY) {
			add(Field.MEMORY, "A machine has at least 1 MiB of memory.");
		} else if (computer.memoryBytes() > 0 && machine.memory() > computer.memoryBytes()) {
			add(Field.MEMORY, atTheBegin(around.offer().computer()) + " has "
					+ ByteText.text(computer.memoryBytes()) + " of memory.");
		}
	}

	/** Names of computers are not changed. */
	private static String atTheBegin(String computer) {
		return computer.replaceFirst("^this ", "This ");
	}

	private void disk() {
		if (machine.source().isDisk()) {
			return;
		}
		switch (machine.disk()) {
			case Disk.None _ -> {
				// as somebody wants it
			}
			case Disk.Fresh(var size) -> {
				if (size < LEAST_DISK || size % 512 != 0) {
					add(Field.DISK_SIZE, "A disk has at least 1 MiB, in whole sectors of 512 bytes.");
				}
			}
			case Disk.Image(var file, _) -> {
				present(Field.DISK_IMAGE, file);
				image(Field.DISK_IMAGE);
			}
		}
	}

	private void network() {
		switch (machine.network()) {
			case Network.None _ -> {
				// as somebody wants it
			}
			case Network.Bridge(var name) -> {
				if (name.isBlank()) {
					add(Field.NETWORK, "Name the bridge.");
				}
			}
			case Network.User(var port) -> {
				if (port < 0 || port > LAST_PORT) {
					add(Field.SSH_PORT, "A port is a number up to " + LAST_PORT + ".");
				} else if (port > 0 && port < FIRST_FREE_PORT) {
					add(Field.SSH_PORT, "Ports below " + FIRST_FREE_PORT + " are for root. Choose a greater one.");
				} else if (around.portTaken()) {
					add(Field.SSH_PORT, "Another program listens on port " + port + ". Choose another one.");
				}
			}
		}
	}

	private void extras() {
		var extras = machine.extras();
		var facts = around.offer().facts();
		var models = facts.cpuModels(around.offer().profile().accelerator().name());
		if (extras.processor().isBlank()) {
			add(Field.PROCESSOR, "Name the processor model; max has all that there is.");
		} else if (!models.isEmpty() && models.stream().noneMatch(model -> model.name().equals(model(extras)))) {
			add(Field.PROCESSOR, "QEMU " + facts.version() + " has no processor model " + model(extras)
					+ " here. Choose one of those that are listed.");
		}
		if (extras.secondDisk() != 0 && (extras.secondDisk() < LEAST_DISK || extras.secondDisk() % 512 != 0)) {
			add(Field.SECOND_DISK, "A disk has at least 1 MiB, in whole sectors of 512 bytes.");
		}
		if (extras.sound() != Sound.NONE && !facts.audiodevs().isEmpty()
				&& !facts.audiodevs().contains(extras.sound().driver())) {
			add(Field.SOUND, "QEMU " + facts.version() + " is made without " + extras.sound().driver() + ", but has "
					+ String.join(", ", facts.audiodevs().stream().sorted().toList()) + ". Choose another.");
		}
		extras.shared().flatMap(folder -> around.at(folder).filter(status -> !status.isFolder() || !status.readable()))
				.ifPresent(status -> add(Field.SHARED, extras.shared().get() + (status.isFolder()
						? " may not be read by this user."
						: status.exists() ? " is no folder." : " is not there.") + " Choose a folder to be shared."));
	}

	/** Without what is said of it, as {@code host,-svm} has it. */
	private static String model(Extras extras) {
		return extras.processor().strip().replaceFirst(",.*", "");
	}

	private void firmware() {
		if (!around.offer().known()) {
			return;
		}
		if (machine.firmware() == Firmware.SECURE_UEFI && firmware.isEmpty()) {
			add(Field.FIRMWARE,
					"There is no UEFI with Secure Boot for this machine on " + around.offer().computer()
							+ ". Install the package "
							+ "ovmf (Debian, Ubuntu) or edk2-ovmf (Fedora, Arch), or choose another firmware.");
		}
		if (machine.tpm() && !around.offer().swtpm()) {
			add(Field.TPM,
					"There is no emulated TPM on " + around.offer().computer()
							+ ". Install the package swtpm, or leave the TPM out.");
		}
	}
}
