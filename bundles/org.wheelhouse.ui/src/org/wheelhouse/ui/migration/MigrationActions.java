package org.wheelhouse.ui.migration;

/** What a person may ask for while a migration runs. UI thread; returns at once. */
interface MigrationActions {

	/** Sends at most so many bytes per second from now on; 0 is unlimited. */
	void limitBandwidth(long bytesPerSecond);

	/** Stops the guest for at most so long. */
	void limitDowntime(long millis);

	/** Breaks it off; the guest stays at the source. */
	void cancel();
}
