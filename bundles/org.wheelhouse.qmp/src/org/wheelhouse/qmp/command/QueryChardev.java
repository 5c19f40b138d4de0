package org.wheelhouse.qmp.command;

import java.util.List;

import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the character devices: monitors, serial ports, agents. */
public record QueryChardev() implements QmpCommand<List<QueryChardev.Chardev>> {

	/**
	 * A character device.
	 *
	 * @param label        its id
	 * @param filename     what it is connected to, for example {@code disconnected:unix:/path,server=on}
	 * @param frontendOpen whether the guest, or the monitor, has it open
	 */
	public record Chardev(String label, String filename, @Otherwise boolean frontendOpen) {}

	@Override
	public String name() {
		return "query-chardev";
	}

	@Override
	public List<QueryChardev.Chardev> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Chardev.class, result);
	}
}
