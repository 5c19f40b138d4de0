package org.wheelhouse.core.migration;

import java.nio.file.Path;

import org.wheelhouse.qmp.message.QemuVersion;

/**
 * How a QEMU is told of a file with a guest's memory: {@code file:} from 8.2 on, where it needs to start nothing; before, a
 * program of the shell's that says when all of it is on the disk. Pure.
 *
 * @param version of the QEMU
 */
record StateUri(QemuVersion version) {

	/** Whether it writes and reads files by itself. */
	private boolean isOwn() {
		return version.major() > 8 || version.major() == 8 && version.minor() >= 2;
	}

	/** Where to it writes. */
	String into(Path part, Path done) {
		return isOwn()
				? "file:" + part
				: "exec:cat >" + word(part) + " && sync " + word(part) + " && echo done >" + word(done);
	}

	/** Whether {@code done} is made once all of it is written. */
	boolean tellsDone() {
		return !isOwn();
	}

	/** Where from it reads. */
	String from(Path file) {
		return isOwn() ? "file:" + file : "exec:cat " + word(file);
	}

	private static String word(Path path) {
		return "'" + path.toString().replace("'", "'\\''") + "'";
	}
}
