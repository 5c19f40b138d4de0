package org.wheelhouse.qmp.event;

import org.wheelhouse.qmp.json.Name;

/** How a migration goes; told only where the capability {@code events} is on. */
public sealed interface MigrationEvent extends TypedEvent {

	/** It has another state (QAPI {@code MigrationStatus}). */
	record Migration(String status) implements MigrationEvent {}

	/** Another pass over the memory has begun, counted from 1. */
	record MigrationPass(@Name("pass") long number) implements MigrationEvent {}

	/**
	 * A machine is not doubled any more (COLO).
	 *
	 * @param mode   {@code primary} or {@code secondary}: which one this was
	 * @param reason {@code request} or {@code error}
	 */
	record ColoExit(String mode, String reason) implements MigrationEvent {}
}
