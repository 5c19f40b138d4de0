package org.wheelhouse.qmp.command;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks about KVM. */
public record QueryKvm() implements QmpCommand<QueryKvm.Kvm> {

	/**
	 * The answer.
	 *
	 * @param enabled whether the machine runs by it
	 * @param present whether QEMU was built with it, which does not mean that it works
	 */
	public record Kvm(boolean enabled, boolean present) {}

	@Override
	public String name() {
		return "query-kvm";
	}

	@Override
	public QueryKvm.Kvm read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(Kvm.class, result);
	}
}
