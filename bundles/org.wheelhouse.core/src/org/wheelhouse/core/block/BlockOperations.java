package org.wheelhouse.core.block;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.FileLooks;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.NextStart;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;

/**
 * What a person does to the disks, drives and block jobs of a machine, each as an operation that sends nothing before it is
 * run. Devices are named by what QEMU itself called them last. Any thread.
 */
public interface BlockOperations {

	/** For a connected machine; anew for each form. Fails with {@link org.wheelhouse.qmp.session.QmpException}. */
	static CompletableFuture<BlockOperations> of(MachineAccess machine) {
		return machine.language().thenCombine(NextStart.of(machine),
				(language, next) -> new TranslatedBlockOperations(machine, language, next));
	}

	/** What a person calls the machine. */
	String machineName();

	/** What can be known of files on the machine's computer. */
	FileLooks files();

	/**
	 * Asks for what may have changed without an event: whether the guest has locked the medium, the tray and the limits.
	 *
	 * @return the device as it was where it is not there any more; fails with
	 *         {@link org.wheelhouse.qmp.session.QmpException}
	 */
	CompletableFuture<Device> renewed(Device device);

	/**
	 * Takes the medium out.
	 *
	 * @param force also when the guest has locked the tray; else the guest is asked to open it, and QEMU refuses
	 */
	Operation<?> eject(Device drive, boolean force);

	/** Opens the tray of a drive, or closes it, with the medium in it. A guest that has locked it is asked to open it. */
	Operation<?> tray(Device drive, boolean open);

	/** As {@link #changeMedium(Device, String, Optional, boolean, boolean)}, to be written to where the one before was. */
	default Operation<?> changeMedium(Device drive, String file, Optional<String> format, boolean force) {
		return changeMedium(drive, file, format, force, false);
	}

	/**
	 * Puts another medium in.
	 *
	 * @param file     full path, on the machine's computer
	 * @param format   of the image; QEMU looks by itself when it is empty
	 * @param force    as of {@link #eject}
	 * @param readOnly whether the guest may only read it, where QEMU can tell it so
	 */
	Operation<?> changeMedium(Device drive, String file, Optional<String> format, boolean force, boolean readOnly);

	/**
	 * Changes the size that the guest sees.
	 *
	 * @param bytes whole sectors of 512
	 */
	Operation<?> resize(Device disk, long bytes);

	/** As {@link #resize(Device, long)}, for a node that no device uses. */
	Operation<?> resize(Node node, long bytes);

	/** Limits what a disk reads and writes. */
	Operation<?> throttle(Device disk, Limits limits);

	/**
	 * Lets a new file take all that is written from now on; the old one stays as it is, beneath it.
	 *
	 * @param file   full path on the machine's computer; QEMU makes it, and overwrites one that is there
	 * @param format of the new file
	 */
	Operation<?> snapshot(Device disk, String file, String format);

	/** The folder from which QEMU's relative paths start; empty when that is not known. */
	default Optional<Path> folder() {
		return Optional.empty();
	}

	/** Whether the machine's definition can start upon the new file of a snapshot from then on. */
	default NextStart.Answer definable(Device disk, Path file) {
		return NextStart.unknown().upon(disk, file);
	}

	/**
	 * As {@link #snapshot}, and when it is done the definition names the new file. Only where that is
	 * {@link #definable(Device, Path) possible}.
	 */
	default Operation<?> snapshotDefined(Device disk, String file, String format) {
		return snapshot(disk, file, format);
	}

	/**
	 * Copies what the disk has in its backing files into its own file, as a job; they are not needed any more then.
	 *
	 * @param base the file of the backing image that is still to be used; all are copied when it is empty
	 */
	Operation<?> stream(Device disk, Optional<String> base);

	/**
	 * Limits how fast a job works.
	 *
	 * @param bytesPerSecond 0 for no limit
	 */
	Operation<?> setSpeed(Job job, long bytesPerSecond);

	/** Tells a job something that it accepts in its state. */
	default Operation<?> tell(Job job, JobTerms word) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Ends a job before it is done.
	 *
	 * @param force also when it waits for its disk
	 */
	Operation<?> cancel(Job job, boolean force);
}
