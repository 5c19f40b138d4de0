package org.wheelhouse.ui.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.wheelhouse.core.migration.MigrationCapability;
import org.wheelhouse.core.migration.MigrationTarget;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.migration.picture.LimitKind;

/** The fields of the form for a migration. */
final class MigrateFields {

	static final String TO = "to";
	/** How it goes on one computer, and how to another. */
	static final String CHANNEL = "channel";
	static final String FAR_CHANNEL = "farChannel";
	static final String ADDRESS = "address";
	static final String PORT_NUMBER = "port";
	static final String ENCRYPTION = "encryption";
	static final String SOURCE_FOLDER = "sourceFolder";
	static final String DESTINATION_FOLDER = "destinationFolder";
	static final String HOST_NAME = "hostName";
	static final String CONNECTIONS = "connections";
	static final String DISKS = "disks";
	static final String DISK_FOLDER = "diskFolder";
	static final String DISK_SPEED = "diskSpeed";
	static final String FILE = "file";
	static final String BANDWIDTH = "bandwidth";
	static final String DOWNTIME = "downtime";
	static final String END_SOURCE = "endSource";

	/** Of both: by a socket, or through ssh; by a port. */
	static final int DIRECT = 0;
	static final int PORT = 1;
	/** Of {@link #ENCRYPTION}. */
	static final int NO_ENCRYPTION = 0;
	static final int FRESH_KEY = 1;
	static final int CERTIFICATES = 2;

	private MigrateFields() {
	}

	/**
	 * In their order.
	 *
	 * @param first index of the place that is chosen
	 * @param files has a file chosen where the guest is now; empty where one has to be typed
	 */
	static List<FormField> of(List<WhereTo> places, int first, Optional<HostFileChooser> files) {
		var fields = new ArrayList<FormField>();
		Predicate<FormValues> qemu = values -> places.get(values.choice(TO)).isQemu();
		Predicate<FormValues> far = values -> places.get(values.choice(TO)).elsewhere();
		Predicate<FormValues> byPort = qemu.and(values -> byPort(values, places.get(values.choice(TO))));
		Predicate<FormValues> certified = qemu.and(values -> values.choice(ENCRYPTION) == CERTIFICATES);
		fields.add(new FormField.Choice(TO, Messages.Field_to, places.stream().map(WhereTo::title).toList(), first));
		fields.add(when(qemu.negate(), files
				.<FormField>map(
						chooser -> new FormField.FilePath(FILE, Messages.Field_file, "", Messages.Hint_file, true,
								List.of(), chooser))
				.orElseGet(() -> new FormField.Line(FILE, Messages.Field_file, "", Messages.Hint_file))));
		fields.add(when(qemu.and(far.negate()), new FormField.Choice(CHANNEL, Messages.Field_channel,
				List.of(Messages.Channel_unix, Messages.Channel_port), DIRECT)));
		fields.add(when(qemu.and(far), new FormField.Choice(FAR_CHANNEL, Messages.Field_channel,
				List.of(Messages.Channel_ssh, Messages.Channel_port), DIRECT)));
		fields.add(when(byPort, new FormField.Line(ADDRESS, Messages.Field_address, "", Messages.Hint_address)));
		fields.add(when(byPort, new FormField.Line(PORT_NUMBER, Messages.Field_port, "", Messages.Hint_port)));
		fields.add(when(qemu, new FormField.Choice(ENCRYPTION, Messages.Field_encryption,
				List.of(Messages.Encryption_none, Messages.Encryption_key, Messages.Encryption_certificates),
				NO_ENCRYPTION)));
		fields.add(when(certified,
				new FormField.Line(SOURCE_FOLDER, Messages.Field_sourceFolder, "", Messages.Hint_sourceFolder)));
		fields.add(when(certified, new FormField.Line(DESTINATION_FOLDER, Messages.Field_destinationFolder, "",
				Messages.Hint_destinationFolder)));
		fields.add(when(certified, new FormField.Line(HOST_NAME, Messages.Field_hostName, "", Messages.Hint_hostName)));
		fields.add(when(qemu,
				new FormField.Line(CONNECTIONS, Messages.Field_connections, "", Messages.Hint_connections)));
		Predicate<FormValues> started = values -> takesDisks(places.get(values.choice(TO)));
		Predicate<FormValues> along = started.and(values -> values.checked(DISKS));
		fields.add(when(started, new FormField.Check(DISKS, Messages.Field_disks, false)));
		fields.add(
				when(along, new FormField.Line(DISK_FOLDER, Messages.Field_diskFolder, "", Messages.Hint_diskFolder)));
		fields.add(when(along, limit(DISK_SPEED, LimitKind.BANDWIDTH, Messages.Field_diskSpeed)));
		fields.add(when(qemu, limit(BANDWIDTH, LimitKind.BANDWIDTH)));
		fields.add(when(qemu, limit(DOWNTIME, LimitKind.DOWNTIME)));
		fields.add(when(qemu, arm(MigrationCapability.AUTO_CONVERGE, Messages.Arm_autoConverge, true)));
		fields.add(when(qemu, arm(MigrationCapability.POSTCOPY_RAM, Messages.Arm_postcopy, true)));
		fields.add(when(qemu, arm(MigrationCapability.PAUSE_BEFORE_SWITCHOVER, Messages.Arm_pause, false)));
		fields.add(when(qemu, arm(MigrationCapability.XBZRLE, Messages.Arm_xbzrle, false)));
		fields.add(new FormField.Check(END_SOURCE, Messages.Dialog_endSource, true));
		return List.copyOf(fields);
	}

	/** Disks go along only into a QEMU that is started for it: that of another has images already. */
	static boolean takesDisks(WhereTo place) {
		return place.target() instanceof MigrationTarget.NewQemu;
	}

	/** Whether the guest goes by a port. */
	static boolean byPort(FormValues values, WhereTo place) {
		return values.choice(place.elsewhere() ? FAR_CHANNEL : CHANNEL) == PORT;
	}

	/** Of the box that arms it. */
	static String id(MigrationCapability capability) {
		return capability.name().toLowerCase(Locale.ROOT);
	}

	private static FormField when(Predicate<FormValues> applies, FormField field) {
		return new FormField.Conditional(field, applies);
	}

	private static FormField limit(String id, LimitKind kind) {
		return limit(id, kind, kind.label());
	}

	private static FormField limit(String id, LimitKind kind, String label) {
		return new FormField.Line(id, label + ", " + kind.unit(), "", Messages.Field_default);
	}

	private static FormField arm(MigrationCapability capability, String label, boolean initial) {
		return new FormField.Check(id(capability), label, initial);
	}
}
