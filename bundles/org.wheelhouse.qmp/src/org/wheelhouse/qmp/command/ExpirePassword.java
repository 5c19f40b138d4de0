package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Says until when the password of a remote display lets somebody in. A new password does not change that.
 *
 * @param protocol {@code vnc} or {@code spice}
 * @param time     {@code now}, {@code never}, {@code +SECONDS} from now, or seconds since 1970 of the host's clock
 */
public record ExpirePassword(String protocol, String time) implements QmpAction {

	@Override
	public String name() {
		return "expire_password";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("protocol", protocol).put("time", time);
	}
}
