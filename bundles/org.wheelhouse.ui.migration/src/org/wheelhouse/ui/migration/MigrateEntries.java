package org.wheelhouse.ui.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.migration.MigrationCapability;
import org.wheelhouse.core.migration.MigrationChannel;
import org.wheelhouse.core.migration.MigrationChannel.Encryption;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.MigrationTarget;
import org.wheelhouse.core.migration.storage.StorageRequest;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.migration.picture.InvalidLimit;
import org.wheelhouse.ui.migration.picture.LimitKind;

/**
 * What stands in the form for a migration, as a request.
 *
 * @param values in the fields of {@link MigrateFields}
 * @param place  that is chosen
 */
record MigrateEntries(FormValues values, WhereTo place) {

	private static final int MOST_CONNECTIONS = 255;
	private static final int LAST_PORT = 65535;

	/** What is wrong in the form, a sentence for a person without its full stop. */
	static final class Invalid extends Exception {

		private static final long serialVersionUID = 1L;

		Invalid(String sentence) {
			super(sentence);
		}

		String sentence() {
			return String.valueOf(getMessage());
		}
	}

	MigrationRequest request() throws Invalid {
		if (place.target() instanceof MigrationTarget.StateFile) {
			var file = values.path(MigrateFields.FILE).orElseThrow(() -> new Invalid(Messages.Wrong_file));
			var saving = MigrationRequest.usual().to(new MigrationTarget.StateFile(file));
			return values.checked(MigrateFields.END_SOURCE) ? saving : saving.keepingSource();
		}
		var armed = EnumSet.noneOf(MigrationCapability.class);
		for (var capability : MigrationCapability.values()) {
			if (values.checked(MigrateFields.id(capability))) {
				armed.add(capability);
			}
		}
		var request = MigrationRequest.usual().to(place.target())
				.by(new MigrationChannel(way(), encryption(), connections())).arming(armed);
		try {
			request = request.within(
					LimitKind.BANDWIDTH.parse(values.text(MigrateFields.BANDWIDTH)).stream().boxed().findFirst(),
					LimitKind.DOWNTIME.parse(values.text(MigrateFields.DOWNTIME)).stream()
							.mapToObj(Duration::ofMillis).findFirst());
		} catch (InvalidLimit e) {
			throw new Invalid(String.valueOf(e.getMessage()));
		}
		request = request.taking(storage());
		return values.checked(MigrateFields.END_SOURCE) ? request : request.keepingSource();
	}

	private StorageRequest storage() throws Invalid {
		if (!MigrateFields.takesDisks(place) || !values.checked(MigrateFields.DISKS)) {
			return StorageRequest.SHARED;
		}
		var named = values.text(MigrateFields.DISK_FOLDER);
		if (named.isEmpty() && !place.elsewhere()) {
			throw new Invalid(Messages.Wrong_diskFolder);
		}
		var into = named.isEmpty() ? StorageRequest.alike() : StorageRequest.into(folder(MigrateFields.DISK_FOLDER));
		try {
			return into.limited(LimitKind.BANDWIDTH.parse(values.text(MigrateFields.DISK_SPEED)).orElse(0));
		} catch (InvalidLimit e) {
			throw new Invalid(String.valueOf(e.getMessage()));
		}
	}

	private Way way() throws Invalid {
		if (!MigrateFields.byPort(values, place)) {
			return place.elsewhere() ? new Way.ThroughSsh() : new Way.Unix();
		}
		var address = values.text(MigrateFields.ADDRESS);
		var port = values.number(MigrateFields.PORT_NUMBER);
		if (address.isEmpty() || !address.matches("[A-Za-z0-9.:_%-]+")) {
			throw new Invalid(Messages.Wrong_address);
		}
		if (port.isEmpty() || port.getAsLong() < 1 || port.getAsLong() > LAST_PORT) {
			throw new Invalid(Messages.Wrong_port);
		}
		return new Way.Tcp(address, (int) port.getAsLong());
	}

	private Optional<Encryption> encryption() throws Invalid {
		return switch (values.choice(MigrateFields.ENCRYPTION)) {
			case MigrateFields.FRESH_KEY -> Optional.of(new Encryption.FreshKey());
			case MigrateFields.CERTIFICATES -> {
				var name = values.text(MigrateFields.HOST_NAME);
				if (name.isEmpty()) {
					throw new Invalid(Messages.Wrong_hostName);
				}
				yield Optional.of(new Encryption.Certificates(folder(MigrateFields.SOURCE_FOLDER),
						folder(MigrateFields.DESTINATION_FOLDER), name));
			}
			default -> Optional.empty();
		};
	}

	private Path folder(String id) throws Invalid {
		return values.path(id).orElseThrow(() -> new Invalid(Messages.Wrong_folder));
	}

	private OptionalInt connections() throws Invalid {
		if (values.text(MigrateFields.CONNECTIONS).isEmpty()) {
			return OptionalInt.empty();
		}
		var count = values.number(MigrateFields.CONNECTIONS);
		if (count.isEmpty() || count.getAsLong() < 1 || count.getAsLong() > MOST_CONNECTIONS) {
			throw new Invalid(NLS.bind(Messages.Wrong_connections, MOST_CONNECTIONS));
		}
		return count.getAsLong() == 1 ? OptionalInt.empty() : OptionalInt.of((int) count.getAsLong());
	}
}
