package org.wheelhouse.host;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process means by the paths and addresses that it tells: a relative path starts in its own folder, an absolute one in
 * its own mount namespace, a port is one of its own network namespace.
 *
 * @param folder        leads to the folder in which it works, for the host's own programs; empty when that is not known
 * @param root          leads to what it calls {@code /}; empty when that is not known
 * @param sharesFiles   whether its absolute paths are the host's: false only when it can be told that they are not
 * @param sharesNetwork whether its ports are the host's: false only when it can be told that they are not
 */
public record ProcessPaths(Optional<Path> folder, Optional<Path> root, boolean sharesFiles, boolean sharesNetwork) {

	/** Of a process of which nothing is known, or that cannot be looked at: the usual. */
	public static final ProcessPaths UNKNOWN = new ProcessPaths(Optional.empty(), Optional.empty(), true, true);

	/**
	 * Where the host finds what the process calls by that path; short enough for a socket where the process's was. Empty when
	 * the path is relative and the folder is not known.
	 */
	public Optional<Path> here(Path told) {
		if (!told.isAbsolute()) {
			return folder.map(start -> start.resolve(told));
		}
		return Optional.of(sharesFiles || root.isEmpty()
				? told
				: root.get().resolve(told.getRoot().relativize(told)));
	}
}
