package org.wheelhouse.ui.block;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.BlockGraph.Device;
import org.wheelhouse.core.BlockGraph.Node;
import org.wheelhouse.core.operation.BlockActs;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.acts.ActEntries;
import org.wheelhouse.ui.acts.ActField;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.acts.Proposal;
import org.wheelhouse.ui.acts.Proposal.Guard;
import org.wheelhouse.ui.common.Quantity;
import org.wheelhouse.ui.common.SizeText;

/** Asks what is needed to change the images of a disk. */
final class DiskForms {

	private static final String SIZE = "size";
	private static final String FILE = "file";
	private static final String BASE = "base";
	private static final String QCOW2 = "qcow2";
	private static final int SECTOR = 512;

	private DiskForms() {
	}

	static ActForm resize(BlockActs acts, Device disk) {
		return resize(FormText.about(acts, disk), disk.chain().getFirst().virtualSize(),
				bytes -> acts.resize(disk, bytes));
	}

	/** For a node that no device uses. */
	static ActForm resize(BlockActs acts, Node loose) {
		return resize(NLS.bind(Messages.FormText_about, new Object[]{loose.nodeName(), acts.machineName(),
				loose.file(), Quantity.bytes(loose.virtualSize())}), loose.virtualSize(),
				bytes -> acts.resize(loose, bytes));
	}

	private static ActForm resize(String about, long now, LongFunction<Operation<?>> act) {
		return new ActForm("block.resize", Messages.DiskForms_resize, about, Messages.DiskForms_resizeOk,
				List.of(new ActField.Line(SIZE, Messages.DiskForms_size, SizeText.of(now),
						Messages.DiskForms_sizeHint)),
				entries -> resize(entries, now, act));
	}

	private static Proposal resize(ActEntries entries, long now, LongFunction<Operation<?>> act) {
		var bytes = entries.bytes(SIZE);
		if (bytes.isEmpty() || bytes.getAsLong() == 0) {
			return Proposal.wrong(Messages.DiskForms_noSize);
		}
		if (bytes.getAsLong() % SECTOR != 0) {
			return Proposal.wrong(Messages.DiskForms_sectors);
		}
		return bytes.getAsLong() == now
				? Proposal.wrong(Messages.DiskForms_same)
				: Proposal.of(act.apply(bytes.getAsLong()));
	}

	static ActForm snapshot(BlockActs acts, Device disk) {
		return new ActForm("block.snapshot", Messages.DiskForms_snapshot, FormText.about(acts, disk),
				Messages.DiskForms_snapshotOk,
				List.of(new ActField.FilePath(FILE, Messages.DiskForms_file, overlay(disk), Messages.FormText_path,
						true,
						List.of("*.qcow2"))),
				entries -> snapshot(acts, disk, entries));
	}

	/** Beside the image that it is put upon. */
	private static String overlay(Device disk) {
		var file = disk.chain().getFirst().file();
		return file.startsWith("/") ? file.replaceFirst("\\.[^./]+$", "") + "-snapshot.qcow2" : "";
	}

	private static Proposal snapshot(BlockActs acts, Device disk, ActEntries entries) {
		var path = entries.path(FILE);
		if (path.isEmpty()) {
			return Proposal.wrong(Messages.DiskForms_chooseNew);
		}
		var file = path.get();
		if (disk.chain().stream().anyMatch(node -> node.file().equals(file.toString()))) {
			return Proposal.wrong(NLS.bind(Messages.DiskForms_own, file));
		}
		if (acts.isOnThisComputer() && unusable(file)) {
			return Proposal.wrong(NLS.bind(Messages.DiskForms_noFolder, file));
		}
		return Proposal.of(acts.snapshot(disk, file.toString(), QCOW2), overwriting(acts, file));
	}

	private static boolean unusable(Path file) {
		var folder = file.getParent();
		return folder == null || !Files.isDirectory(folder) || Files.isDirectory(file);
	}

	/** QEMU makes the new image over whatever is there, without a word. */
	private static Optional<Guard> overwriting(BlockActs acts, Path file) {
		if (!acts.isOnThisComputer()) {
			return Optional.of(new Guard(Messages.DiskForms_elsewhere, ""));
		}
		return Files.exists(file)
				? Optional.of(new Guard(NLS.bind(Messages.DiskForms_exists, file), Messages.DiskForms_overwrite))
				: Optional.empty();
	}

	static ActForm stream(BlockActs acts, Device disk) {
		// Down to the nearest backing file there is nothing to be copied.
		var bases = disk.chain().stream().skip(2).map(Node::file).toList();
		var items = Stream.concat(Stream.of(Messages.DiskForms_all),
				bases.stream().map(file -> NLS.bind(Messages.DiskForms_downTo, file))).toList();
		return new ActForm("block.stream", Messages.DiskForms_stream, FormText.about(acts, disk),
				Messages.DiskForms_streamOk, List.of(new ActField.Choice(BASE, Messages.DiskForms_what, items, 0)),
				entries -> {
					int chosen = entries.choice(BASE);
					var base = chosen == 0 ? Optional.<String>empty() : Optional.of(bases.get(chosen - 1));
					return Proposal.of(acts.stream(disk, base)) instanceof Proposal.Ready ready
							? ready.remarked(Messages.DiskForms_streamText)
							: Proposal.of(acts.stream(disk, base));
				});
	}
}
