package org.wheelhouse.qmp.command;

import org.wheelhouse.qmp.message.QemuVersion;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the version of QEMU. */
public record QueryVersion() implements QmpCommand<QemuVersion> {

	@Override
	public String name() {
		return "query-version";
	}

	@Override
	public QemuVersion read(JsonNode result) throws UnexpectedResultException {
		var members = Members.of(result);
		var packaged = members.text("package").strip();
		return members.object("qemu", qemu -> new QemuVersion(qemu.smallNumber("major"), qemu.smallNumber("minor"),
				qemu.smallNumber("micro"), packaged));
	}
}
