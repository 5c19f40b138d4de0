package org.wheelhouse.qmp.command;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.QemuVersion;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the version of QEMU. */
public record QueryVersion() implements QmpCommand<QemuVersion> {

	@Override
	public String name() {
		return "query-version";
	}

	private record Told(@Name({"qemu", "major"}) int major, @Name({"qemu", "minor"}) int minor,
			@Name({"qemu", "micro"}) int micro, @Name("package") String packaged) {}

	@Override
	public QemuVersion read(JsonNode result) throws UnexpectedResultException {
		var told = RecordMapper.read(Told.class, result);
		return new QemuVersion(told.major(), told.minor(), told.micro(), told.packaged());
	}

	@Override
	public JsonNode write(QemuVersion answer) {
		return RecordMapper.json(new Told(answer.major(), answer.minor(), answer.micro(), answer.packaged()));
	}
}
