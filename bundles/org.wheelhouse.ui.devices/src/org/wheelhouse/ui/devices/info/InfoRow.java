package org.wheelhouse.ui.devices.info;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.info.PointingDevice;
import org.wheelhouse.core.info.QemuInfo;
import org.wheelhouse.core.info.QemuInfo.CharacterDevice;
import org.wheelhouse.core.info.QemuInfo.Program;
import org.wheelhouse.core.info.QemuInfo.ScreenServer;
import org.wheelhouse.ui.theme.Icon;

/**
 * A row of the view. Rows are equal when they say the same, so that selection and expansion stay.
 *
 * @param icon     at its beginning
 * @param name     what it is
 * @param state    a word or two
 * @param detail   the rest
 * @param mouse    the pointing device that it is
 * @param children below it
 */
record InfoRow(Icon icon, String name, String state, String detail, Optional<PointingDevice> mouse,
		List<InfoRow> children) {

	private static final String NO_UUID = "00000000-0000-0000-0000-000000000000";

	/** All rows, in four groups. */
	static List<InfoRow> of(QemuInfo equipment) {
		return List.of(group(Icon.INFO, Messages.Row_program, program(equipment.program())),
				group(Icon.CONSOLE, Messages.Row_characterDevices,
						equipment.characterDevices().stream().map(InfoRow::device).toList()),
				group(Icon.MOUSE, Messages.Row_mice, equipment.mice().stream().map(InfoRow::mouse).toList()),
				group(Icon.DISPLAY, Messages.Row_servers,
						equipment.servers().stream().map(InfoRow::server).toList()));
	}

	private static InfoRow group(Icon icon, String name, List<InfoRow> children) {
		return new InfoRow(icon, name, children.isEmpty() ? Messages.Row_none : "", "", Optional.empty(),
				children);
	}

	private static InfoRow leaf(Icon icon, String name, String state, String detail) {
		return new InfoRow(icon, name, state, detail, Optional.empty(), List.of());
	}

	private static List<InfoRow> program(Program program) {
		return List.of(leaf(Icon.CHIP, Messages.Row_version, "", program.version()),
				leaf(Icon.CHIP, Messages.Row_name, program.name().isEmpty() ? Messages.Row_none : "", program.name()),
				leaf(Icon.CHIP, Messages.Row_uuid, program.uuid().equals(NO_UUID) ? Messages.Row_none : "",
						program.uuid().equals(NO_UUID) ? "" : program.uuid()),
				leaf(Icon.CHIP, Messages.Row_kvm, program.kvmEnabled() ? Messages.Row_used : Messages.Row_notUsed,
						program.kvmPresent() ? Messages.Row_kvmPresent : Messages.Row_kvmAbsent),
				leaf(Icon.CHIP, Messages.Row_commands, "", String.valueOf(program.commands())));
	}

	private static InfoRow device(CharacterDevice device) {
		return leaf(Icon.SERIAL, device.label(), device.open() ? Messages.Row_open : Messages.Row_closed,
				device.leadsTo());
	}

	private static InfoRow mouse(PointingDevice mouse) {
		return new InfoRow(Icon.MOUSE, NLS.bind(Messages.Row_mouse, mouse.name(), mouse.index()),
				mouse.current() ? Messages.Row_current : "",
				mouse.absolute() ? Messages.Row_absolute : Messages.Row_relative, Optional.of(mouse), List.of());
	}

	private static InfoRow server(ScreenServer server) {
		if (!server.enabled()) {
			return leaf(Icon.DISPLAY, server.kind(), Messages.Row_off, "");
		}
		var parts = Stream.of(address(server), bound(Messages.Row_tls, server.tlsPort()),
				bound(Messages.Row_auth, server.auth()), server.remark(),
				bound(Messages.Row_viewers, String.join(", ", server.viewers())));
		return leaf(Icon.DISPLAY, server.kind(), Messages.Row_on,
				String.join(" \u00b7 ", parts.filter(part -> !part.isEmpty()).toList()));
	}

	private static String address(ScreenServer server) {
		return server.port().isEmpty() ? server.host() : server.host() + ":" + server.port();
	}

	private static String bound(String text, String value) {
		return value.isEmpty() ? "" : NLS.bind(text, value);
	}
}
