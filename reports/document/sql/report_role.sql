-- report_role: the transaction goes on as the reporter, who sees schema mart only, where the user may take that role.
SELECT pg_catalog.set_config('role', 'thidua_reporter', true)
 WHERE pg_catalog.pg_has_role(session_user, 'thidua_reporter', 'MEMBER')
