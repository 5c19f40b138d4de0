package org.wheelhouse.core.lifecycle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.creation.FieldProblem;
import org.wheelhouse.core.creation.FieldProblem.Field;
import org.wheelhouse.core.creation.FileNames;
import org.wheelhouse.core.creation.FileStep;
import org.wheelhouse.core.definition.TakeOverlay;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.image.Dependant;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Disks;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Wish;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.FileStatus;

/** Makes a {@link DuplicatePlan}. Pure. For one plan. */
final class DuplicatePlanner {

	private static final String QCOW2 = "qcow2";

	private final MachineOnDisk machine;
	private final Ground ground;
	private final Wish wish;
	private final Draws draws;
	private final List<FileStep> steps = new ArrayList<>();
	private final List<FieldProblem> problems = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();
	private final Set<String> taken = new HashSet<>();
	private DefinitionText second;
	private DefinitionText first;

	DuplicatePlanner(MachineOnDisk machine, Ground ground, Wish wish, Draws draws) {
		this.machine = machine;
		this.ground = ground;
		this.wish = wish;
		this.draws = draws;
		second = machine.text();
		first = machine.text();
	}

	DuplicatePlan plan() {
		var definition = ground.home().resolve(FileNames.of(wish.name()) + FileNames.DEFINITION);
		refuse();
		folders();
		machine.images().forEach(this::image);
		if (machine.images().stream().anyMatch(image -> isLinked(image))) {
			steps.add(FileStep.redefinition(machine.definition()));
			notes.add(
					"Both machines go on in overlays: what is on the disks now is only read from then on, as long as one of "
							+ "them is there.");
		}
		tpm();
		var owned = new OwnMarks(machine, ground, draws);
		second = owned.apply(second, wish.name());
		notes.addAll(owned.notes());
		steps.add(FileStep.definition(definition));
		var texts = new LinkedHashMap<Path, String>(Map.of(definition, second.text()));
		if (!first.text().equals(machine.text().text())) {
			texts.put(machine.definition(), first.text());
		}
		return new DuplicatePlan(new WrittenDefinition(machine.definition(), machine.text().text()), definition, texts,
				steps, problems, notes);
	}

	private void add(Field field, String message) {
		problems.add(new FieldProblem(field, message));
	}

	private void refuse() {
		if (!machine.busy().isEmpty()) {
			add(Field.DISK_IMAGE, "Its disks may change while they are copied. " + machine.busy());
		}
		if (wish.name().isBlank() || wish.name().chars().anyMatch(Character::isISOControl)) {
			add(Field.NAME, "Give the second machine a name of one line.");
		} else if (ground.at(ground.home()).filter(FileStatus::exists).isPresent()) {
			add(Field.NAME, "There is " + ground.home() + " already. Choose another name.");
		}
		ground.room().filter(room -> room < ground.needed()).ifPresent(room -> add(Field.FOLDER,
				"There is no room for the copies: they take " + ByteText.text(ground.needed()) + ", and "
						+ ByteText.text(room) + " are free. Choose another folder, or link the disks."));
		machine.foreignTpm().ifPresent(why -> add(Field.TPM, why));
		if (ground.ports().containsValue(0)) {
			add(Field.SSH_PORT, "No port is free near those that lead into " + machine.name() + ".");
		}
	}

	private void folders() {
		var missing = new ArrayList<>(List.of(ground.home()));
		for (var above = ground.home().getParent(); above != null
				&& ground.at(above).filter(found -> !found.exists()).isPresent(); above = above.getParent()) {
			missing.addFirst(above);
		}
		missing.forEach(folder -> steps.add(FileStep.folder(folder)));
	}

	private boolean isLinked(DefinedImage image) {
		return image.written() && wish.disks() == Disks.LINKED && !machine.isFirmware(image);
	}

	private void image(DefinedImage image) {
		var file = machine.file(image);
		try {
			if (file.isEmpty()) {
				add(Field.DISK_IMAGE, image.spelling() + " is no path.");
			} else if (image.written()) {
				disk(image, file.get());
			} else if (!image.spelling().startsWith("/")) {
				second = TakeOverlay.respelled(second, image, file.get().toString());
			}
		} catch (CoreException e) {
			add(Field.DISK_IMAGE, e.getMessage() + "");
		}
	}

	private void disk(DefinedImage image, Path file) throws CoreException {
		var info = Optional.ofNullable(machine.infos().get(file));
		if (info.isEmpty()) {
			add(Field.DISK_IMAGE, "The disk " + file + " is not there, or cannot be read.");
			return;
		}
		if (info.get().encrypted() && !isLinked(image)) {
			add(Field.DISK_IMAGE, "The disk " + file + " is encrypted, and a copy needs its password. Link the disks.");
			return;
		}
		var target = target(image, file);
		if (isLinked(image)) {
			link(image, info.get(), target);
		} else {
			copy(image, info.get(), target);
		}
	}

	private void copy(DefinedImage image, ImageInfo info, Path target) throws CoreException {
		steps.add(machine.isFirmware(image)
				? FileStep.variables(info.file(), info.format(), target, info.format())
				: FileStep.copy(info.file(), info.format(), target, info.format(), info.virtualSize()));
		if (!info.lostByCopy().isEmpty()) {
			notes.add("The copy of " + info.file().getFileName() + " does not have "
					+ String.join(" nor ", info.lostByCopy()) + ".");
		}
		second = TakeOverlay.respelled(second, image, spelled(image, target));
	}

	private void link(DefinedImage image, ImageInfo info, Path target) throws CoreException {
		machine.dependants().getOrDefault(info.file(), List.of()).stream().filter(Dependant::hasItOnTop).findFirst()
				.ifPresent(
						one -> add(Field.DISK_IMAGE, info.file() + " would only be read from then on, but " + one.text()
								+ ". Copy the disks."));
		if (info.hasSavedState()) {
			add(Field.DISK_IMAGE, info.file()
					+ " would only be read from then on, but the memory of a machine is saved in it. Copy the disks.");
		}
		if (!info.snapshots().isEmpty()) {
			notes.add("The internal snapshots of " + info.file().getFileName() + " stay in the base.");
		}
		var upon = ground.overlayOn(info.file());
		if (upon.isEmpty()) {
			add(Field.DISK_IMAGE, "There is no free name for an overlay beside " + info.file() + ".");
			return;
		}
		steps.add(FileStep.overlay(info.file(), info.format(), upon.get(), info.virtualSize()));
		steps.add(FileStep.overlay(info.file(), info.format(), target, info.virtualSize()));
		steps.add(FileStep.freeze(info.file()));
		first = taking(first, image, info.file(), upon.get());
		second = taking(second, image, info.file(),
				isPlain(image) ? machine.folder().resolve(String.valueOf(target.getFileName())) : target);
	}

	private DefinitionText taking(DefinitionText definition, DefinedImage image, Path file, Path overlay)
			throws CoreException {
		return new TakeOverlay(machine.seen(), machine.folder(), List.of(file), List.of(image.name())).apply(definition,
				overlay, QCOW2);
	}

	/** Whether an option names a file in the machine's folder by its name alone: the second machine has one of that name. */
	private static boolean isPlain(DefinedImage image) {
		return !image.spelling().contains("/") && !image.spelling().contains(":");
	}

	private static String spelled(DefinedImage image, Path target) {
		return isPlain(image) ? String.valueOf(target.getFileName()) : target.toString();
	}

	/** A name of its own in the second machine's folder; an overlay is of another format than a raw image was. */
	private Path target(DefinedImage image, Path file) {
		var name = String.valueOf(file.getFileName());
		if (isLinked(image) && !name.endsWith("." + QCOW2)) {
			name = name + "." + QCOW2;
		}
		var unique = name;
		for (int number = 2; !taken.add(unique); number++) {
			unique = number + "-" + name;
		}
		return ground.home().resolve(unique);
	}

	private void tpm() {
		if (machine.foreignTpm().isPresent()
				|| machine.text().options().stream().noneMatch(option -> option.name().equals("tpmdev"))) {
			return;
		}
		var folder = ground.home().resolve(FileNames.TPM);
		steps.add(FileStep.folder(folder));
		var state = machine.tpm().stream().filter(file -> file.toString().endsWith(".permall")).toList();
		state.forEach(file -> steps.add(FileStep.state(file, folder.resolve(String.valueOf(file.getFileName())))));
		if (!state.isEmpty()) {
			notes.add("The state of the TPM goes along: both machines have the same keys in it.");
		}
	}
}
