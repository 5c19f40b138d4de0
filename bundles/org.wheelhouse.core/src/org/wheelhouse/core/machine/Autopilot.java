package org.wheelhouse.core.machine;

import org.wheelhouse.core.migration.forecast.PilotBounds;

/**
 * Acts by itself on the migration of one machine, within bounds that a person sets, until it is over, a person or another
 * client acts, or it is released. It is nothing that is kept: a workbench that is started again has none. Any thread; does not
 * block.
 */
public interface Autopilot {

	/** Of a machine that has none. */
	Autopilot NONE = new Autopilot() {
		@Override
		public void engage(PilotBounds bounds) {
			// there is no migration
		}

		@Override
		public void release() {
			// it does not act
		}
	};

	/** Acts from now on. */
	void engage(PilotBounds bounds);

	/** Acts no more. */
	void release();
}
