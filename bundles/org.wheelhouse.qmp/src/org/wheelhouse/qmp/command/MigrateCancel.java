package org.wheelhouse.qmp.command;

/** Gives up the migration under way; succeeds when there is none. */
public record MigrateCancel() implements QmpAction {

	@Override
	public String name() {
		return "migrate_cancel";
	}
}
