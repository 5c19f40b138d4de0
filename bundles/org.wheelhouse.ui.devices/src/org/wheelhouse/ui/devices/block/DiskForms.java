package org.wheelhouse.ui.devices.block;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.machine.FileLook;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormResult.Guard;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.SizeText;

/** Asks what is needed to change the images of a disk. */
final class DiskForms {

	private static final String SIZE = "size";
	private static final String FILE = "file";
	private static final String BASE = "base";
	private static final String DEFINE = "define";
	private static final String QCOW2 = "qcow2";
	private static final int SECTOR = 512;

	private DiskForms() {
	}

	static OperationForm resize(BlockOperations acts, Device disk) {
		return resize(FormText.about(acts, disk), disk.chain().getFirst().virtualSize(),
				bytes -> acts.resize(disk, bytes));
	}

	/** For a node that no device uses. */
	static OperationForm resize(BlockOperations acts, Node loose) {
		return resize(NLS.bind(Messages.FormText_about, new Object[]{loose.nodeName(), acts.machineName(),
				loose.file(), Quantity.bytes(loose.virtualSize())}), loose.virtualSize(),
				bytes -> acts.resize(loose, bytes));
	}

	private static OperationForm resize(String about, long now, LongFunction<Operation<?>> act) {
		return new OperationForm("block.resize", Messages.DiskForms_resize, about, Messages.DiskForms_resizeOk,
				List.of(new FormField.Line(SIZE, Messages.DiskForms_size, SizeText.of(now),
						Messages.DiskForms_sizeHint)),
				entries -> resize(entries, now, act));
	}

	private static FormResult resize(FormValues entries, long now, LongFunction<Operation<?>> act) {
		var bytes = entries.bytes(SIZE);
		if (bytes.isEmpty() || bytes.getAsLong() == 0) {
			return FormResult.wrong(Messages.DiskForms_noSize);
		}
		if (bytes.getAsLong() % SECTOR != 0) {
			return FormResult.wrong(Messages.DiskForms_sectors);
		}
		return bytes.getAsLong() == now
				? FormResult.wrong(Messages.DiskForms_same)
				: FormResult.of(act.apply(bytes.getAsLong()));
	}

	static OperationForm snapshot(BlockOperations acts, Device disk) {
		var proposed = overlay(acts, disk);
		var answer = acts.definable(disk, Path.of(proposed.isEmpty() ? "/new.qcow2" : proposed));
		var fields = new ArrayList<FormField>();
		fields.add(new FormField.FilePath(FILE, Messages.DiskForms_file, proposed, Messages.FormText_path, true,
				List.of("*.qcow2"), new HostFileChooser(acts.files().host())));
		if (answer.possible()) {
			fields.add(new FormField.Check(DEFINE, Messages.DiskForms_define, true));
		}
		return new OperationForm("block.snapshot", Messages.DiskForms_snapshot, FormText.about(acts, disk),
				Messages.DiskForms_snapshotOk, fields, entries -> snapshot(acts, disk, entries));
	}

	/** Beside the image that it is put upon. */
	private static String overlay(BlockOperations acts, Device disk) {
		var file = disk.chain().getFirst().file();
		var full = isRelative(file) ? acts.folder().map(folder -> folder.resolve(file).toString()).orElse("") : file;
		return full.startsWith("/") ? full.replaceFirst("\\.[^./]+$", "") + "-snapshot.qcow2" : "";
	}

	private static boolean isRelative(String file) {
		return !file.startsWith("/") && !file.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
	}

	private static FormResult snapshot(BlockOperations acts, Device disk, FormValues entries) {
		var path = entries.path(FILE);
		if (path.isEmpty()) {
			return FormResult.wrong(Messages.DiskForms_chooseNew);
		}
		var file = path.get();
		if (disk.chain().stream().anyMatch(node -> node.file().equals(file.toString()))) {
			return FormResult.wrong(NLS.bind(Messages.DiskForms_own, file));
		}
		var folder = file.getParent();
		if (folder == null) {
			return FormResult.wrong(NLS.bind(Messages.DiskForms_noFolder, file));
		}
		var above = acts.files().at(folder);
		var look = acts.files().at(file);
		return FormResult.unless(above, look)
				.orElseGet(() -> snapshot(acts, disk, entries, file, above.join(), look.join()));
	}

	private static FormResult snapshot(BlockOperations acts, Device disk, FormValues entries, Path file, FileLook above,
			FileLook look) {
		if (above.isNoFolder() || look.isFolder()) {
			return FormResult.wrong(NLS.bind(Messages.DiskForms_noFolder, file));
		}
		// QEMU writes the name of the image as it was given into the new file, which looks for it from its own folder.
		var base = disk.chain().getFirst().file();
		var folder = acts.folder().filter(_ -> isRelative(base));
		if (folder.filter(wanted -> !wanted.equals(file.normalize().getParent())).isPresent()) {
			return FormResult.wrong(NLS.bind(Messages.DiskForms_relative, base, folder.get()));
		}
		var proposal = FormResult.of(acts.snapshot(disk, file.toString(), QCOW2), overwriting(file, look));
		return proposal instanceof FormResult.Ready ready ? defining(acts, disk, entries, ready) : proposal;
	}

	/** What becomes of it at the next start is said in any case. */
	private static FormResult defining(BlockOperations acts, Device disk, FormValues entries, FormResult.Ready ready) {
		var file = entries.path(FILE).orElseThrow();
		var answer = acts.definable(disk, file);
		if (!answer.possible()) {
			return ready.remarked(NLS.bind(Messages.DiskForms_undefined, answer.refusal()));
		}
		return entries.checked(DEFINE)
				? new FormResult.Ready(acts.snapshotDefined(disk, file.toString(), QCOW2), ready.remark(),
						ready.guard())
						.remarked(NLS.bind(Messages.DiskForms_defined, answer.change()))
				: ready.remarked(Messages.DiskForms_notDefined);
	}

	/** QEMU makes the new image over whatever is there, without a word. */
	private static Optional<Guard> overwriting(Path file, FileLook look) {
		if (!look.isKnown()) {
			return Optional.of(new Guard(Messages.DiskForms_elsewhere, ""));
		}
		return look.isThere()
				? Optional.of(new Guard(NLS.bind(Messages.DiskForms_exists, file), Messages.DiskForms_overwrite))
				: Optional.empty();
	}

	static OperationForm stream(BlockOperations acts, Device disk) {
		// Down to the nearest backing file there is nothing to be copied.
		var bases = disk.chain().stream().skip(2).map(Node::file).toList();
		var items = Stream.concat(Stream.of(Messages.DiskForms_all),
				bases.stream().map(file -> NLS.bind(Messages.DiskForms_downTo, file))).toList();
		return new OperationForm("block.stream", Messages.DiskForms_stream, FormText.about(acts, disk),
				Messages.DiskForms_streamOk, List.of(new FormField.Choice(BASE, Messages.DiskForms_what, items, 0)),
				entries -> {
					int chosen = entries.choice(BASE);
					var base = chosen == 0 ? Optional.<String>empty() : Optional.of(bases.get(chosen - 1));
					return FormResult.of(acts.stream(disk, base)) instanceof FormResult.Ready ready
							? ready.remarked(Messages.DiskForms_streamText)
							: FormResult.of(acts.stream(disk, base));
				});
	}
}
