package org.wheelhouse.core.internal.session;

import org.wheelhouse.core.state.MachineSnapshot;

/** Shows what is known of machines. On the model thread only. */
public interface SnapshotWriter {

	/** Shows a machine as the snapshot says. Its host is shown before. */
	void apply(MachineSnapshot snapshot);

	/** Does not show a machine any more. */
	void remove(String id);
}
