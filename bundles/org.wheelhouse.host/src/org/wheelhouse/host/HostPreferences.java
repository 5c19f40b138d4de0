package org.wheelhouse.host;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What can be set for a computer, and what it has found out about itself. Any thread; nothing blocks. Futures fail with
 * {@link HostException}.
 */
public interface HostPreferences {

	/**
	 * What the accelerators are worth here.
	 *
	 * @param choice what is the better one, whatever was set
	 * @param when   it was measured
	 */
	record Measured(AcceleratorChoice choice, Instant when) {}

	/** What is set now. */
	HostSettings settings();

	/** Where QEMU is looked for while nothing else is set. */
	List<String> usualSearchPath();

	/** Where definitions are: what is set, else the usual folder, which need not be there. */
	Path machineFolder();

	/** Where images are: what is set, else where definitions are. */
	Path imageFolder();

	/**
	 * Keeps this in place of what was set. The next profile and the next start go by it; machines that run stay as they are.
	 *
	 * @return what is kept
	 */
	CompletableFuture<HostSettings> change(HostSettings settings);

	/** Looks for QEMU anew, and asks each program for its version again. */
	CompletableFuture<HostProfile> lookAgain();

	/** What was measured in this boot; measures when nothing was, which takes some seconds. */
	CompletableFuture<Measured> measured();

	/** Measures anew: some seconds. */
	CompletableFuture<Measured> measureAgain();

	/** Hears of each change, for as long as the computer is there; on any thread. */
	void onChange(Runnable listener);
}
