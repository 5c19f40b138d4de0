package org.wheelhouse.ui.devices.block;

import java.nio.file.Path;

import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.model.live.BlockNode;

/** What a person can ask for in the block view: each opens a form and sends nothing by itself. UI thread. */
public interface BlockActions {

	/** Something to be done to a device. */
	void act(DeviceAction act, BlockDevice device);

	/** This file is to be the medium of a drive. */
	void insert(BlockDevice drive, Path image);

	/** Another size for a node that no device uses. */
	void resize(BlockNode loose);

	/** Another limit for a job. */
	void setSpeed(BlockJob job);

	/** A job is told something that it accepts in its state. */
	void tell(BlockJob job, JobAction act);

	/** A job is to end before it is done. */
	void cancel(BlockJob job);
}
